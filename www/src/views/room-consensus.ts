import type { AnswerDocument, ItemDocument } from "calibrant";
import { html, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { live } from "lit/directives/live.js";
import { inLanguage, isAnswered } from "../element/documents.js";
import { keyOf } from "../room/places.js";
import type { CaseReading } from "../room/reading.js";
import type { Note } from "../store/database.js";
import { kindOf, placeName } from "./room-case.js";
import type { RoomContext } from "./room.js";

/** What is agreed on and why: kept while it is typed, recorded by a button. */
export function consensusView(context: RoomContext, of: CaseReading, item: ItemDocument, topic: string): TemplateResult {
  const { texts, record, room: { state }, note } = context;
  const { t } = texts;
  const agreed = state.agreed.find((each) => each.case === of.case.id && each.item === item.id);
  const typed = record.notes?.[topic];
  const now: Note = typed ?? { ...(agreed?.answer ? { answer: agreed.answer } : {}), reason: agreed?.reason ?? "", wording: agreed?.wording ?? "" };
  const put = (change: Partial<Note>) => note({ notes: { ...record.notes, [topic]: { ...now, ...change } } });
  const done = async (answer: AnswerDocument | null) => {
    await context.act({ kind: "consensus", case: of.case.id, item: item.id, answer, reason: now.reason.trim(), ...(now.wording.trim() ? { wording: now.wording.trim() } : {}) });
    const { [topic]: _, ...notes } = record.notes ?? {};
    note({ notes });
    // Here until somebody goes on: the agenda's next would come of itself.
    location.hash = `#/room/${record.id}/discuss/${encodeURIComponent(topic)}`;
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (now.answer && isAnswered(now.answer)) void done(now.answer);
  };
  // Left open without an answer, but not without saying why.
  const leave = (event: Event) => {
    const reason = (event.target as Element).closest("form")?.querySelector<HTMLTextAreaElement>("[name=reason]");
    if (reason?.reportValidity()) void done(null);
  };
  return html`${keyed(topic, html`<form class="consensus" @submit=${submit}>
    ${answerView(context, item, now.answer, (answer) => put({ answer }))}
    <label>${t("consensus-reason")}<textarea name="reason" rows="3" required maxlength="5000" .value=${live(now.reason)} @input=${(event: Event) => put({ reason: (event.target as HTMLTextAreaElement).value })}></textarea></label>
    <label>${t("consensus-wording")}<textarea name="wording" rows="2" maxlength="5000" .value=${live(now.wording)} @input=${(event: Event) => put({ wording: (event.target as HTMLTextAreaElement).value })}></textarea></label>
    <div class="buttons"><button type="submit" class="primary">${t(agreed ? "record-again" : "record")}</button><button type="button" @click=${leave}>${t("leave-open")}</button></div>
    <p class="settled" role="status">${agreed && !typed ? (agreed.answer ? t("recorded", { answer: placeName(texts, item, { kind: kindOf(agreed.answer), answer: agreed.answer }) }) : t("recorded-open")) : nothing}</p>
  </form>`)}`;
}

function answerView({ texts }: RoomContext, item: ItemDocument, answer: AnswerDocument | undefined, choose: (answer: AnswerDocument) => void) {
  const { t, form } = texts;
  const notApplicable = item.notApplicable ? [{ notApplicable: true } as const] : [];
  const radios = (answers: AnswerDocument[]) => answers.map((each) => html`<label class="check"><input type="radio" name="answer" required .checked=${live(keyOf(each) === keyOf(answer))} @change=${() => choose(each)}>${placeName(texts, item, { kind: kindOf(each), answer: each })}</label>`);
  if (item.kind === "choice") return html`<fieldset class="choices"><legend>${t("consensus-answer")}</legend>${radios([...(item.options ?? []).map(({ id }) => ({ option: id })), ...notApplicable])}</fieldset>`;
  if (item.kind === "multi") {
    const chosen = answer?.options ?? [];
    const toggle = (id: string) => choose({ options: (item.options ?? []).map((option) => option.id).filter((each) => (each === id) !== chosen.includes(each)) });
    return html`<fieldset class="choices"><legend>${t("consensus-answer")}</legend>${(item.options ?? []).map(({ id, title }) => html`<label class="check"><input type="checkbox" .checked=${live(chosen.includes(id))} @change=${() => toggle(id)}>${inLanguage(title, texts.locale)}</label>`)}
      ${item.notApplicable ? html`<label class="check"><input type="checkbox" .checked=${live(answer?.notApplicable === true)} @change=${() => choose(answer?.notApplicable ? { options: [] } : { notApplicable: true })}>${form("not-applicable")}</label>` : nothing}</fieldset>`;
  }
  const { kind } = item;
  const typed = (text: string): AnswerDocument => text === "" ? {} : kind === "number" ? { number: text } : { [kind]: text };
  return html`<label>${t("consensus-answer")}<input name="answer" type=${kind === "date" ? "date" : "text"} inputmode=${kind === "number" ? "decimal" : nothing} pattern=${kind === "number" ? "-?[0-9]+([.][0-9]+)?" : nothing} required
    .value=${live(String(answer?.number ?? answer?.text ?? answer?.date ?? ""))} @input=${(event: Event) => choose(typed((event.target as HTMLInputElement).value.trim()))}></label>`;
}
