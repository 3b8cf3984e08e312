import type { ScorecardDocument, Text } from "calibrant";
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { inLanguage } from "../element/documents.js";
import { lastScoredFrom, linesOf } from "../quiz/last-scored.js";
import { cardWords } from "../store/certificate-words.js";
import { decode, pageIssue } from "../store/import.js";
import { formatOf, Refused, refusing } from "../store/refused.js";
import { readRows } from "../store/sheets.js";
import { shipped, shippedList } from "../store/shipped.js";
import type { KeptRules } from "../store/standing.js";
import type { Store } from "../store/store.js";
import type { Texts } from "../texts.js";
import { joined } from "./agreement-numbers.js";
import { problemsView, type Problem } from "./join-entry.js";

export interface RulesContext { store: Store; texts: Texts; cards: CardHere[]; today: string; problems: Problem[]; tell: (problems: Problem[]) => void }

/** A scorecard to choose: one of the reader's, or one that ships. */
export interface CardHere { name: string; title: Text; version: string; read: () => Promise<ScorecardDocument> }

export async function cardsHere({ cards }: Store): Promise<CardHere[]> {
  const own = (await cards.all()).filter((card) => !card.shipped);
  return [
    ...own.map(({ hash, document }): CardHere => ({ name: hash, title: document.title, version: document.version, read: async () => document })),
    ...(await shippedList("scorecards")).map(({ file, title }): CardHere => ({ name: file, title, version: "", read: () => shipped("scorecards", file) })),
  ];
}

/** When a certificate no longer says enough: everything that is typed is kept at once. */
export function rulesView(context: RulesContext): TemplateResult {
  const { store, texts: { t }, problems } = context;
  const { soonDays, absenceDays } = store.settings.certificates;
  const days = (name: "soonDays" | "absenceDays", least: number, value: number) => html`<label>${t(`rules-${name}`)}
    <input type="number" name=${name} min=${least} max="3650" step="1" required .value=${live(String(value))} @change=${(event: Event) => {
      const input = event.target as HTMLInputElement;
      if (input.reportValidity()) void change(store, { [name]: Number(input.value) });
    }}></label>`;
  return html`<section aria-labelledby="rules-title"><details class="rules"><summary><h2 id="rules-title">${t("rules-title")}</h2></summary>
    <p class="hint">${t("rules-hint")}</p>
    <div class="grid">${days("soonDays", 0, soonDays)}${days("absenceDays", 1, absenceDays)}</div>
    ${cardsView(context)}${daysView(context)}${problemsView(problems)}</details></section>`;
}

/** What is typed stands by itself; a list goes on from what is kept by then, here or in another tab. */
const change = (store: Store, some: Partial<KeptRules> | ((kept: KeptRules) => Partial<KeptRules>)): Promise<void> =>
  store.set(typeof some === "function" ? ({ certificates }) => ({ certificates: some(certificates) }) : { certificates: some });

/** Scorecards in use today, of those on this device or from a file. */
function cardsView({ store, texts: { t, locale }, cards, tell }: RulesContext) {
  const { inUse } = store.settings.certificates;
  const use = async (document: ScorecardDocument) => {
    const { id, version, title, scoringHash } = await refusing(cardWords(store.engine, document));
    await change(store, ({ inUse }) => ({ inUse: [...inUse.filter((card) => card.id !== id), { id, version, title, scoringHash }] }));
  };
  const chosen = async (event: Event) => {
    const select = event.target as HTMLSelectElement;
    const card = cards.find(({ name }) => name === select.value);
    select.value = "";
    if (card) await use(await card.read());
  };
  const opened = opening(t("rules-card-refused"), tell, store, async (file) => {
    const { document, issues } = decode(await file.arrayBuffer());
    if (issues) throw new Refused(issues);
    if (formatOf(document) !== "calibrant/scorecard@1") throw new Refused([pageIssue("unknown-format", "This is no scorecard.", { value: formatOf(document) })]);
    await use(document as ScorecardDocument);
  });
  return html`<h3>${t("rules-cards")}</h3><p class="hint">${t("rules-cards-hint")}</p>
    ${inUse.length ? html`<ul class="lines">${inUse.map((card) => html`<li><span>${inLanguage(card.title, locale)} <span class="hint">${card.version}</span></span>
      <button type="button" aria-label=${t("rules-remove-card", { title: inLanguage(card.title, locale) })} @click=${() => void change(store, (kept) => ({ inUse: kept.inUse.filter(({ id }) => id !== card.id) }))}>${t("remove")}</button></li>`)}</ul>` : nothing}
    <div class="buttons">${cards.length ? html`<label>${t("rules-choose-card")}<select name="card" @change=${chosen}><option value=""></option>
        ${cards.map(({ name, title, version }) => html`<option value=${name}>${inLanguage(title, locale)} ${version}</option>`)}</select></label>` : nothing}
      <label class="button">${t("rules-open-card")}<input type="file" name="card-file" accept=".json,application/json" @change=${opened}></label></div>`;
}

/** When raters last scored, where evaluations are not on this device. */
function daysView({ store, texts: { t }, today, tell }: RulesContext) {
  const { lastScored } = store.settings.certificates;
  const { faults } = lastScoredFrom(linesOf(lastScored), today);
  const typed = (event: Event) => void change(store, { lastScored: (event.target as HTMLTextAreaElement).value });
  const opened = opening(t("rules-days-refused"), tell, store, async (file) => {
    const rows = await readRows(file);
    const lines = rows.map(([rater = "", day = ""]) => `${rater}\t${day}`);
    await change(store, (kept) => ({ lastScored: [kept.lastScored.trimEnd(), ...lines].filter(Boolean).join("\n") }));
  });
  return html`<h3>${t("rules-days")}</h3><p class="hint" id="days-hint">${t("rules-days-hint")}</p>
    <label>${t("rules-days-label")}<textarea name="last-scored" rows="5" spellcheck="false" aria-describedby="days-hint" placeholder=${t("rules-days-example")} .value=${live(lastScored)} @input=${typed}></textarea></label>
    <div role="status">${faults.length ? html`<ul class="issue-list">${faults.map(({ line, fault, value }) => html`<li>${joined([t("rules-line", { line }), t(`rules-${fault}`, { value })])}</li>`)}</ul>` : nothing}</div>
    <div class="buttons"><label class="button">${t("rules-open-days")}<input type="file" name="days-file" accept=".csv,.tsv,.txt,.xlsx,text/csv" @change=${opened}></label></div>`;
}

/** What a file input does: what is refused is told, everything that is wrong at once. */
function opening(title: string, tell: (problems: Problem[]) => void, { texts: { sentence } }: Store, take: (file: File) => Promise<void>) {
  return async (event: Event): Promise<void> => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    input.value = "";
    if (!file) return;
    try {
      tell([]);
      await take(file);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      tell([{ text: `${title} ${file.name}` }, ...error.issues.map((issue) => ({ where: issue.path, text: sentence(issue) }))]);
    }
  };
}
