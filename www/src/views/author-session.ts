import type { Issue } from "calibrant";
import type { SessionDocument, SessionState } from "calibrant/calibration";
import type { QuizKey, ScoringPart } from "calibrant/quiz";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { inLanguage } from "../element/documents.js";
import { EngineError } from "../engine/thread.js";
import { agreedCalls, type AgreedCall } from "../quiz/consensus-key.js";
import { settledCall } from "../quiz/consensus-settled.js";
import { asRoomFile } from "../room/room-file.js";
import { decode, pageIssue } from "../store/import.js";
import { formatOf } from "../store/refused.js";
import { Rooms } from "../store/rooms.js";
import type { Store } from "../store/store.js";
import type { Texts } from "../texts.js";
import { View } from "./light.js";

/** A scoring part made of a session, with its key. */
export interface SessionCalls { title: string; part: Omit<ScoringPart, "id">; key: QuizKey[string] }

interface Found { name: string; document: SessionDocument; state: SessionState }

/** A finished calibration session, and which of its calls become calls of a quiz: what the room agreed on is what is right. */
export class AuthorSession extends View {
  static override properties = {
    store: { attribute: false }, texts: { attribute: false }, label: { attribute: false }, take: { attribute: false },
    rooms: { state: true }, found: { state: true }, calls: { state: true }, chosen: { state: true }, withPanel: { state: true }, refused: { state: true },
  };
  declare store: Store;
  declare texts: Texts;
  /** What the button says. */
  declare label: string;
  declare take: (calls: SessionCalls) => void;
  /** Those of this device that are revealed. */
  declare rooms: Found[];
  declare found: Found | undefined;
  declare calls: AgreedCall[];
  declare chosen: ReadonlySet<string>;
  declare withPanel: boolean;
  declare refused: { name: string; issues: Issue[] } | undefined;

  constructor() {
    super();
    this.rooms = [];
    this.calls = [];
    this.chosen = new Set();
    this.withPanel = false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("store")) void this.#fill();
  }

  async #fill(): Promise<void> {
    const held = await new Rooms(this.store.database, this.store.engine).held();
    this.rooms = held.filter(({ state }) => state.revealed).map(({ room, document, state }) => ({ name: room.title, document, state }));
  }

  protected override render(): TemplateResult {
    const { texts: { t }, rooms, refused } = this;
    const choose = (event: Event) => {
      const select = (event.currentTarget as Element).closest(".add")?.querySelector("select");
      const room = rooms[Number(select?.value)];
      if (room) void this.#look(room);
    };
    return html`<p class="hint">${t("session-hint")}</p>
      <div class="add">${rooms.length ? html`<label>${t("session-room")}<select name="room">${rooms.map(({ name, state }, at) => html`<option value=${at}>${name} (${state.revealed?.at.slice(0, 10)})</option>`)}</select></label>
        <button type="button" @click=${choose}>${t("session-look")}</button>` : nothing}
        <label class="button">${t("session-file")}<input type="file" accept=".json,application/json" @change=${(event: Event) => void this.#fileChosen(event)}></label></div>
      ${refused ? html`<div class="problem session-result" role="alert" tabindex="-1"><p><strong>${t("file-refused", { file: refused.name })}</strong></p>${refused.issues.map((issue) => html`<p>${issue.path ? html`<code>${issue.path}</code> ` : nothing}${this.#sentence(issue)}</p>`)}</div>` : nothing}
      ${this.found ? this.#callsView(this.found) : nothing}`;
  }

  #sentence(issue: Issue): string {
    const { t, sentence } = this.texts;
    return issue.code === "not-revealed" ? t("session-not-revealed") : issue.code === "not-a-session" ? t("session-none", { format: String(issue.values.value) }) : sentence(issue);
  }

  #callsView({ name }: Found) {
    const { texts: { t }, calls, chosen } = this;
    const left = calls.filter(({ call }) => !chosen.has(call.id)).length;
    return html`<div class="session-result" tabindex="-1"><h3>${name}</h3>
      <ul class="lines">${calls.map((each) => this.#callView(each))}</ul>
      <label class="check"><input type="checkbox" .checked=${this.withPanel} @change=${(event: Event) => this.#setPanel((event.target as HTMLInputElement).checked)}><span>${t("session-panel")} <span class="hint">${t("session-panel-hint")}</span></span></label>
      <p role="status">${left ? t("session-left-out", { calls: left }) : t("session-all")}</p>
      <div class="buttons"><button type="button" class="primary" ?disabled=${chosen.size === 0} @click=${() => this.#use()}>${this.label}</button></div></div>`;
  }

  #callView({ call, open, fromAll, fromRoom }: AgreedCall) {
    const { texts: { t, locale } } = this;
    const toggle = (event: Event) => { this.chosen = new Set((event.target as HTMLInputElement).checked ? [...this.chosen, call.id] : [...this.chosen].filter((id) => id !== call.id)); };
    return html`<li><label class="check"><input type="checkbox" value=${call.id} .checked=${this.chosen.has(call.id)} @change=${toggle}><strong>${call.title}</strong></label>
      <p>${t("session-items", { fromRoom, fromAll })}</p>
      ${open.length ? html`<p>${t("session-open", { items: open.length })}</p><ul class="issues">${open.map(({ item, why, reason }) => html`<li>${t("open-item", { item: `${item.id} ${inLanguage(item.title, locale)}`, why: t(`open-${why}`) })}${reason ? html` <q>${reason}</q>` : nothing}</li>`)}</ul>` : nothing}</li>`;
  }

  async #fileChosen(event: Event): Promise<void> {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    input.value = "";
    if (!file) return;
    try {
      await this.#look({ name: file.name, ...(await this.#read(file)) });
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      this.found = undefined;
      this.refused = { name: file.name, issues: error.issues };
      await this.#lead();
    }
  }

  async #read(file: File): Promise<Omit<Found, "name">> {
    const { document, issues } = decode(await file.arrayBuffer());
    if (issues) throw refusal(issues);
    const found = asRoomFile(document);
    if (!found) throw refusal([pageIssue("not-a-session", "This is no calibration session.", { value: formatOf(document) })]);
    const state = await this.store.engine.openSession(found.session);
    if (!state.revealed) throw refusal([pageIssue("not-revealed", "This session is not revealed yet.")]);
    return { document: found.session, state };
  }

  /** What of it can be taken; which calls have an answer for every item is chosen already. */
  async #look(found: Found): Promise<void> {
    this.refused = undefined;
    await this.#settle(found);
    this.chosen = new Set(this.calls.filter(({ open }) => open.length === 0).map(({ call }) => call.id));
    await this.#lead();
  }

  async #settle(found: Found): Promise<void> {
    const card = await this.store.engine.open(found.document.room.scorecard);
    try {
      const calls: AgreedCall[] = [];
      for (const call of agreedCalls(found.document.room, found.state, this.withPanel)) calls.push(await settledCall(call, card));
      Object.assign(this, { found, calls });
    } finally {
      card.close();
    }
  }

  async #setPanel(withPanel: boolean): Promise<void> {
    this.withPanel = withPanel;
    if (this.found) await this.#settle(this.found);
  }

  async #lead(): Promise<void> {
    await this.updateComplete;
    this.querySelector<HTMLElement>(".session-result")?.focus();
  }

  #use(): void {
    const { found, calls, chosen } = this;
    if (!found) return;
    const { room: { title, scorecard } } = found.document;
    const taken = calls.filter(({ call }) => chosen.has(call.id));
    this.take({
      title, part: { kind: "scoring", title, subject: "scoring", scorecard, cases: taken.map(({ call }) => call) },
      key: Object.fromEntries(taken.map(({ call, right }) => [call.id, right])),
    });
  }
}

const refusal = (issues: Issue[]): EngineError => new EngineError({ name: "Refused", message: "", issues });
