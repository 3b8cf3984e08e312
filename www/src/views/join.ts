import "../styles/join.css";
import { html, type PropertyValues, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { LineLost } from "../room/conversation.js";
import { JoinedShelf, recordingsOf, type JoinedRoom, type Joining, type Opened } from "../store/joined.js";
import { Refused } from "../store/refused.js";
import type { Settings } from "../store/settings.js";
import type { Store } from "../store/store.js";
import { withPart, type Texts } from "../texts.js";
import { JoinCase } from "./join-case.js";
import { entryView, roomPath, type Problem } from "./join-entry.js";
import { SheetFrames } from "./join-frames.js";
import { linesView, RaterLines } from "./join-lines.js";
import { elsewhereView, whoView, workView } from "./join-room.js";
import { View } from "./light.js";
import { stepsOf } from "./route.js";
import { Seat } from "./seat.js";

customElements.define("calibrant-join-case", JoinCase);
customElements.define("calibrant-sheet-frames", SheetFrames);

/** What there is at a route `#/join/<room>/<rater>/<case>`, each part as far as it is settled. */
interface Place {
  room: JoinedRoom | undefined;
  begun: string[];
  /** The calls whose recordings are still to be opened. */
  missing: number;
  name: string | undefined;
}

/** A rater's side of a calibration: open the room, say who one is, score blind, lock, hand the sheet over. */
export class JoinView extends View {
  static override properties = {
    store: { attribute: false }, texts: { attribute: false }, settings: { attribute: false }, route: { attribute: false },
    words: { state: true }, rooms: { state: true }, place: { state: true }, problems: { state: true }, strange: { state: true },
  };
  declare store: Store;
  declare texts: Texts;
  declare settings: Settings;
  declare route: string;
  /** The page's texts with this view's own. */
  declare words: Texts | undefined;
  declare rooms: JoinedRoom[];
  declare place: Place | undefined;
  /** What is wrong with what was opened last. */
  declare problems: Problem[];
  /** Files that are none of the room's recordings. */
  declare strange: string[];
  #shelf: JoinedShelf | undefined;
  readonly #seat = new Seat<Joining>(() => this.requestUpdate());
  #lines: RaterLines | undefined;
  #going = 0;

  constructor() {
    super();
    this.rooms = [];
    this.problems = [];
    this.strange = [];
  }

  get shelf(): JoinedShelf { return this.#shelf ??= new JoinedShelf(this.store); }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#lines = new RaterLines(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#lines?.close();
    this.#lines = undefined;
    void this.#seat.leave();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("texts") && this.texts) void withPart(this.texts, "join").then((words) => { this.words = words; });
    if (changed.has("route")) void this.#go();
  }

  async #go(takeOver = false): Promise<void> {
    const turn = ++this.#going;
    const [hash, rater, name] = stepsOf(this.route.slice("#/join".length));
    const rooms = await this.shelf.rooms();
    const room = rooms.find((each) => each.room === hash);
    if (room && rater !== undefined) await this.#seat.take(`${room.room} ${rater}`, () => this.shelf.joining(room.room, rater), takeOver);
    else await this.#seat.leave();
    const begun = room ? await this.shelf.begun(room.room) : [];
    const missing = room ? await this.shelf.missingRecordings(room) : 0;
    if (turn !== this.#going) return;
    this.rooms = rooms;
    this.place = { room, begun, missing, name };
  }

  protected override render(): TemplateResult {
    const { words, place } = this;
    const joining = this.#seat.work;
    if (!words || !place) return html`<main class="home" tabindex="-1" aria-busy="true"></main>`;
    const scored = joining?.cases.find(({ id }) => id === place.name);
    if (joining && scored) {
      // Another call is another form: it begins at its top.
      return html`${keyed(scored.id, html`<calibrant-join-case .store=${this.store} .texts=${words} .settings=${this.settings} .shelf=${this.shelf} .joining=${joining} .scored=${scored}></calibrant-join-case>`)}`;
    }
    return html`<main class="home join" tabindex="-1" @dragover=${(event: DragEvent) => event.preventDefault()} @drop=${this.#drop}>${this.#stepView(words, place)}</main>`;
  }

  #stepView(words: Texts, { room, begun, missing }: Place) {
    const { problems, strange } = this;
    const { work: joining, isElsewhere } = this.#seat;
    const lines = this.#lines;
    if (room && joining && lines) {
      const recordings = { missing, strange, open: (files: File[]) => void this.#openRecordings(room, files) };
      return workView(words, joining, lines, recordings, () => this.requestUpdate());
    }
    if (room && isElsewhere) return elsewhereView(words, room, () => void this.#go(true));
    if (room) return whoView(words, room, begun, problems);
    const take = { open: (file: File | undefined) => void this.#open(file), remove: (each: JoinedRoom) => void this.#remove(each) };
    return html`${entryView(words, this.rooms, problems, take)}
      ${lines ? linesView(words, lines, (tab) => void this.#take(words.t("host-page"), () => lines.room(tab).then((file) => this.shelf.take(file)))) : ""}`;
  }

  async #open(file: File | undefined): Promise<void> {
    if (file) await this.#take(file.name, async () => this.shelf.open(await file.arrayBuffer()));
  }

  /** Goes on to the room that is taken, or tells why it is not. */
  async #take(name: string, taking: () => Promise<Opened>): Promise<void> {
    try {
      const { room, damaged } = await taking();
      this.problems = damaged.map((recording) => ({ text: this.words?.t("recording-damaged", { name: recording }) ?? recording }));
      location.hash = roomPath(room);
    } catch (error) {
      this.problems = this.#explain(name, error);
      await this.updateComplete;
      this.querySelector<HTMLElement>("#problems")?.focus();
    }
  }

  #explain(name: string, error: unknown): Problem[] {
    const { words } = this;
    if (words && error instanceof LineLost) return [{ text: words.t("handed-lost") }];
    if (!words || !(error instanceof Refused)) return [{ text: String(error) }];
    return [{ text: words.t("room-refused", { file: name }) }, ...error.issues.map((issue) => ({
      where: issue.path,
      text: issue.code === "not-a-room" ? words.t("not-a-room", { format: String(issue.values.value) }) : words.sentence(issue),
    }))];
  }

  async #openRecordings(room: JoinedRoom, files: File[]): Promise<void> {
    const recordings = this.shelf.recordings(room);
    const strange: string[] = [];
    for (const file of files) if (!await recordings.keep(file, recordingsOf(room))) strange.push(file.name);
    this.strange = strange;
    await this.#go();
  }

  async #remove({ room }: JoinedRoom): Promise<void> {
    if (!this.words || !confirm(this.words.t("forget-room-question"))) return;
    await this.shelf.remove(room);
    await this.#go();
  }

  readonly #drop = (event: DragEvent): void => {
    event.preventDefault();
    void this.#open(event.dataTransfer?.files[0]);
  };
}

customElements.define("calibrant-join", JoinView);
