import { html, nothing, type TemplateResult } from "lit";
import { inLanguage, minute } from "../element/documents.js";
import { agendaOf, topicOf, type Topic } from "../room/agenda.js";
import type { CaseReading, ItemReading, Reading } from "../room/reading.js";
import { paused, spentInAll, spentOn, started, type TimeBox } from "../room/time-box.js";
import { caseView, kindOf, nameOf, placeName } from "./room-case.js";
import { consensusView } from "./room-consensus.js";
import "./room-countdown.js";
import type { RoomContext } from "./room.js";

/** Item by item: what was answered and why, what is agreed on, and how much time is left. */
export function discussView(context: RoomContext): TemplateResult {
  const { reading, texts: { t }, record, room } = context;
  if (!reading) return html`<div class="room-main"><p>${t("discuss-after-reveal")}</p><p><a class="next" href=${`#/room/${record.id}/reveal`}>${t("go-to-reveal")}</a></p></div>`;
  const agenda = agendaOf(reading, minutesOf(context));
  const isSettled = (id: string) => room.state.agreed.some((each) => topicOf(each.case, each.item) === id);
  const open = context.topic ?? agenda.find(({ id }) => !isSettled(id))?.id ?? agenda[0]?.id;
  const found = open === undefined ? undefined : topicIn(reading, open);
  if (!found || open === undefined) return html`<div class="room-main"><p>${t("nothing-to-discuss")}</p><p><a class="next" href=${`#/room/${record.id}/verdicts`}>${t("go-to-verdicts")}</a></p></div>`;
  return html`<div class="discuss"><div class="topic">${topicView(context, agenda, open, found)}${agendaView(context, agenda, open)}</div>
    <div class="room-main">${caseView(context, found.of, open)}</div></div>`;
}

export const minutesOf = ({ room: { room } }: RoomContext): number => room.rule.minutes ?? 60;

/** Any item may be spoken of, whether on the agenda or not. */
function topicIn({ cases }: Reading, id: string): { of: CaseReading; item: ItemReading } | undefined {
  for (const of of cases) {
    const item = [...of.differing, ...of.agreed].find((each) => topicOf(of.case.id, each.item.id) === id);
    if (item) return { of, item };
  }
  return undefined;
}

const timeBoxOf = ({ record }: RoomContext): TimeBox => record.timeBox ?? { spent: {} };

function topicView(context: RoomContext, agenda: Topic[], id: string, { of, item }: { of: CaseReading; item: ItemReading }) {
  const { texts, record } = context;
  const { t, locale } = texts;
  const minutes = agenda.find((each) => each.id === id)?.minutes;
  const next = agenda[agenda.findIndex((each) => each.id === id) + 1];
  return html`<section class="panel" aria-labelledby="topic-title">
    <h2 id="topic-title">${item.item.id} · ${inLanguage(item.item.title, locale)}</h2>
    <p class="hint">${of.case.title}</p>
    ${minutes === undefined ? nothing : clockView(context, id, minutes)}
    ${saidView(context, of, item)}
    ${inLanguage(item.item.guidance, locale) ? html`<details><summary>${t("guidance")}</summary><p>${inLanguage(item.item.guidance, locale)}</p></details>` : nothing}
    ${consensusView(context, of, item.item, id)}
    ${historyView(context, of, item)}
    ${next ? html`<p><a class="next" href=${`#/room/${record.id}/discuss/${encodeURIComponent(next.id)}`}>${t("next-topic", { item: next.reading.item.id, title: inLanguage(next.reading.item.title, locale) })}</a></p>`
      : html`<p><a class="next" href=${`#/room/${record.id}/verdicts`}>${t("go-to-verdicts")}</a></p>`}
  </section>`;
}

function clockView(context: RoomContext, id: string, minutes: number) {
  const { texts, note } = context;
  const box = timeBoxOf(context);
  const isRunning = box.running?.topic === id;
  const press = () => note({ timeBox: isRunning ? paused(box, Date.now()) : started(box, id, Date.now()) });
  return html`<p class="clock"><calibrant-countdown .texts=${texts} .minutes=${minutes} .spent=${(now: number) => spentOn(box, id, now)}></calibrant-countdown>
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

function agendaView(context: RoomContext, agenda: Topic[], open: string) {
  const { texts, record, room: { state } } = context;
  const { t, locale } = texts;
  const box = timeBoxOf(context);
  const statusOf = (topic: Topic) => {
    const agreed = state.agreed.find((each) => topicOf(each.case, each.item) === topic.id);
    if (agreed) return t(agreed.answer ? "agenda-agreed" : "agenda-open");
    return topic.id === open ? t("agenda-now") : t(topic.isBeyond ? "agenda-beyond" : "agenda-minutes", { minutes: topic.minutes });
  };
  return html`<section class="panel" aria-labelledby="agenda-title"><h2 id="agenda-title">${t("agenda-title")}</h2>
    <p class="clock"><calibrant-countdown .texts=${texts} .minutes=${minutesOf(context)} .spent=${(now: number) => spentInAll(box, now)}></calibrant-countdown></p>
    <ol class="agenda">${agenda.map((topic) => html`<li><a href=${`#/room/${record.id}/discuss/${encodeURIComponent(topic.id)}`} aria-current=${topic.id === open ? "true" : nothing}>${topic.reading.item.id} ${inLanguage(topic.reading.item.title, locale)}</a>
      <span class="hint">${context.room.room.cases.length > 1 ? `${topic.of.case.title} · ` : ""}${statusOf(topic)}</span></li>`)}</ol></section>`;
}
