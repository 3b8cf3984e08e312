import { html, nothing, type TemplateResult } from "lit";
import { inLanguage, minute } from "../element/documents.js";
import { topicOf, type CaseReading, type ItemReading, type OnAgenda, type Reading } from "../room/reading.js";
import { paused, spentInAll, spentOn, started, type TimeBox } from "../room/time-box.js";
import { caseView, kindOf, nameOf, placeName } from "./room-case.js";
import { consensusView } from "./room-consensus.js";
import "./room-countdown.js";
import type { RoomContext } from "./room.js";

/** Item by item: what was answered and why, what is agreed on, and how much time is left. */
export function discussView(context: RoomContext): TemplateResult {
  const { reading, texts: { t }, record, room: { state } } = context;
  if (!reading) return insteadView(t("discuss-after-reveal"), `#/room/${record.id}/reveal`, t("go-to-reveal"));
  if (!mayDiscuss(context)) return insteadView(t("discuss-after-end"), `#/room/${record.id}/verdicts`, t("go-to-verdicts"));
  const isSettled = (id: string) => state.agreed.some((each) => topicOf(each.case, each.item) === id);
  const open = context.topic ?? reading.agenda.find(({ id }) => !isSettled(id))?.id ?? reading.agenda[0]?.id;
  const found = open === undefined ? undefined : topicIn(reading, open);
  if (!found || open === undefined) return insteadView(t("nothing-to-discuss"), `#/room/${record.id}/verdicts`, t("go-to-verdicts"));
  return html`<div class="discuss"><div class="topic">${topicView(context, reading, open, found)}${agendaView(context, reading, open)}</div>
    <div class="room-main">${caseView(context, found.of, open)}</div></div>`;
}

/** Raters who are measured do not hear each other before the measuring has ended. */
export const mayDiscuss = ({ room: { room, state } }: Pick<RoomContext, "room">): boolean => room.mode === "training" || state.closed !== null;

const insteadView = (text: string, href: string, next: string) => html`<div class="room-main"><p>${text}</p><p><a class="next" href=${href}>${next}</a></p></div>`;

/** Any item may be spoken of, whether on the agenda or not. */
function topicIn({ cases }: Reading, id: string): { of: CaseReading; item: ItemReading } | undefined {
  for (const of of cases) {
    const item = [...of.differing, ...of.agreed].find((each) => topicOf(of.case.id, each.item.id) === id);
    if (item) return { of, item };
  }
  return undefined;
}

const timeBoxOf = ({ record }: RoomContext): TimeBox => record.timeBox ?? { spent: {} };

function topicView(context: RoomContext, { agenda }: Reading, id: string, { of, item }: { of: CaseReading; item: ItemReading }) {
  const { texts, record } = context;
  const { t, locale } = texts;
  const minutes = agenda.find((each) => each.id === id)?.minutes ?? null;
  const next = agenda[agenda.findIndex((each) => each.id === id) + 1];
  return html`<section class="panel" aria-labelledby="topic-title">
    <h2 id="topic-title">${item.item.id} · ${inLanguage(item.item.title, locale)}</h2>
    <p class="hint">${of.case.title}</p>
    ${clockView(context, id, minutes)}
    ${saidView(context, of, item)}
    ${inLanguage(item.item.guidance, locale) ? html`<details><summary>${t("guidance")}</summary><p>${inLanguage(item.item.guidance, locale)}</p></details>` : nothing}
    ${consensusView(context, of, item.item, id)}
    ${historyView(context, of, item)}
    ${next ? html`<p><a class="next" href=${`#/room/${record.id}/discuss/${encodeURIComponent(next.id)}`}>${t("next-topic", { item: next.reading.item.id, title: inLanguage(next.reading.item.title, locale) })}</a></p>`
      : html`<p><a class="next" href=${`#/room/${record.id}/verdicts`}>${t("go-to-verdicts")}</a></p>`}
  </section>`;
}

/** What has no minutes of its own uses those of the whole. */
function clockView(context: RoomContext, id: string, minutes: number | null) {
  const { texts, note } = context;
  const box = timeBoxOf(context);
  const isRunning = box.running?.topic === id;
  const press = () => note({ timeBox: isRunning ? paused(box, Date.now()) : started(box, id, Date.now()) });
  return html`<p class="clock">${minutes === null ? texts.t("agenda-beyond") : html`<calibrant-countdown .texts=${texts} .minutes=${minutes} .spent=${(now: number) => spentOn(box, id, now)}></calibrant-countdown>`}
    <button type="button" @click=${press}>${texts.t(isRunning ? "pause-clock" : "start-clock")}</button></p>`;
}

/** Who gave which answer, with what they noted. */
function saidView({ texts }: RoomContext, { sheets }: CaseReading, { item, places }: ItemReading) {
  const taken = places.filter(({ who }) => who.length > 0);
  return html`<ul class="said-list">${taken.map((place) => html`<li><strong>${texts.t("said", { raters: place.who.length, answer: placeName(texts, item, place) })}</strong>
    ${place.who.map((person) => nameOf(person)).join(texts.t("list-comma"))}
    ${place.who.map((person) => {
      const answer = sheets.find((sheet) => sheet.person === person)?.evaluation.answers[item.id];
      const quotes = answer?.evidence?.flatMap(({ quote }) => quote ?? []) ?? [];
      return answer?.note || quotes.length ? html`<p class="said">${person.mark}: ${answer?.note ?? nothing} ${quotes.map((quote) => html`<q>${quote}</q> `)}</p>` : nothing;
    })}</li>`)}</ul>`;
}

/** A changed consensus takes nothing back: what was recorded before stays readable. */
function historyView({ texts, room: { document, state } }: RoomContext, { case: { id } }: CaseReading, { item }: ItemReading) {
  const agreed = state.agreed.find((each) => each.case === id && each.item === item.id);
  const before = (agreed?.earlier ?? []).flatMap((event) => document.events.find((each) => each.id === event) ?? []);
  if (before.length === 0) return nothing;
  return html`<details open><summary>${texts.t("history")}</summary><ol class="history">${before.map((event) => event.kind === "consensus" ? html`<li>
    <span class="hint">${minute(event.at)}</span> ${event.answer ? placeName(texts, item, { kind: kindOf(event.answer), answer: event.answer }) : texts.t("left-open")}. ${event.reason}</li>` : nothing)}</ol></details>`;
}

function agendaView(context: RoomContext, { agenda, report }: Reading, open: string) {
  const { texts, record, room: { state } } = context;
  const { t, locale } = texts;
  const box = timeBoxOf(context);
  const statusOf = (topic: OnAgenda) => {
    const agreed = state.agreed.find((each) => topicOf(each.case, each.item) === topic.id);
    if (agreed) return t(agreed.answer ? "agenda-agreed" : "agenda-open");
    return topic.id === open ? t("agenda-now") : topic.minutes === null ? t("agenda-beyond") : t("agenda-minutes", { minutes: topic.minutes });
  };
  return html`<section class="panel" aria-labelledby="agenda-title"><h2 id="agenda-title">${t("agenda-title")}</h2>
    <p class="clock"><calibrant-countdown .texts=${texts} .minutes=${report.rule.minutes} .spent=${(now: number) => spentInAll(box, now)}></calibrant-countdown></p>
    <ol class="agenda">${agenda.map((topic) => html`<li><a href=${`#/room/${record.id}/discuss/${encodeURIComponent(topic.id)}`} aria-current=${topic.id === open ? "true" : nothing}>${topic.reading.item.id} ${inLanguage(topic.reading.item.title, locale)}</a>
      <span class="hint">${context.room.room.cases.length > 1 ? `${topic.of.case.title} · ` : ""}${statusOf(topic)}</span></li>`)}</ol></section>`;
}
