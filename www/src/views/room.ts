import "../styles/charts.css";
import "../styles/room.css";
import type { RoomDocument } from "calibrant/calibration";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { localInstant } from "../element/documents.js";
import { comparingOf, type Comparing } from "../room/comparison.js";
import type { Collecting, Receipt } from "../room/conversation.js";
import { dueOf, type Due, type Held } from "../room/due.js";
import { readRoom, type Reading } from "../room/reading.js";
import { started } from "../room/time-box.js";
import type { RoomRecord } from "../store/database.js";
import { pageIssue } from "../store/import.js";
import { Rooms, type Room, type Taken } from "../store/rooms.js";
import type { Store } from "../store/store.js";
import { withPart, type Texts } from "../texts.js";
import { View } from "./light.js";
import { collectView } from "./room-collect.js";
import { discussView } from "./room-discuss.js";
import { fileFor, handOutView } from "./room-hand-out.js";
import { listView } from "./room-list.js";
import { minutesView } from "./room-minutes.js";
import { revealView } from "./room-reveal.js";
import "./room-setup.js";
import { STEPS, stepAt, stepsView, type Step } from "./room-steps.js";
import { verdictsView } from "./room-verdicts.js";
import { stepsOf } from "./route.js";

/** What the steps of an open room read, and what they may ask for. */
export interface RoomContext {
  readonly store: Store;
  readonly texts: Texts;
  readonly room: Room;
  readonly record: RoomRecord & { room: RoomDocument };
  /** Once it is revealed. */
  readonly reading: Reading | undefined;
  /** The sessions before this one and what has changed since; undefined until they have been read. */
  readonly comparing: Comparing | undefined;
  /** With the session of this id; with none where it is empty. */
  compareWith(id: string): void;
  /** With a session from a file: it is on this device from then on. */
  openBefore(file: File): void;
  /** Why the last such file cannot be compared with. */
  readonly refused: Taken | undefined;
  /** What the last files came to. */
  readonly taken: Taken[];
  /** For whatever else sheets come by than files. */
  readonly collecting: Collecting;
  take(files: File[]): void;
  reveal(): void;
  act(happened: Parameters<Room["act"]>[0]): Promise<void>;
  /** What only this device keeps: the time box, words not recorded yet. */
  note(change: Partial<RoomRecord>): void;
  /** What is spoken of, by its address; the agenda's next where it names none. */
  readonly topic: string | undefined;
  /** In pixels, of the column that charts stand in. */
  readonly width: number;
}

/** A host's rooms: their list, and one room from setting up to the minutes. */
export class RoomView extends View {
  static override properties = {
    store: { attribute: false }, texts: { attribute: false }, path: { attribute: false },
    words: { state: true }, records: { state: true }, held: { state: true }, record: { state: true }, isMissing: { state: true }, comparing: { state: true }, refused: { state: true }, taken: { state: true }, problem: { state: true }, width: { state: true },
  };
  declare store: Store;
  declare texts: Texts;
  /** What the address says after `#/room`: nothing, or `/id/step`. */
  declare path: string;
  declare words: Texts | undefined;
  declare records: RoomRecord[] | undefined;
  /** What the open ones of them have come to, and who is to meet again when. */
  declare held: { rooms: Held[]; due: Due[] } | undefined;
  declare record: RoomRecord | undefined;
  declare isMissing: boolean;
  declare comparing: Comparing | undefined;
  declare refused: Taken | undefined;
  declare taken: Taken[];
  declare problem: string;
  declare width: number;
  #rooms: Rooms | undefined;
  #room: Room | undefined;
  #reading: Reading | undefined;
  #opened = "";
  readonly #sizes = new ResizeObserver(() => this.#measure());

  constructor() {
    super();
    this.taken = [];
    this.problem = "";
    this.width = 640;
  }

  get rooms(): Rooms { return this.#rooms ??= new Rooms(this.store.database, this.store.engine); }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("visibilitychange", this.#refresh);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("visibilitychange", this.#refresh);
    this.#sizes.disconnect();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("texts") && this.texts) void withPart(this.texts, "room").then((words) => { this.words = words; });
    if (changed.has("path")) void this.#tried(async () => { await this.#open(); await this.#compare(); }).then(() => this.#followClock());
  }

  protected override updated(changed: PropertyValues<this>): void {
    for (const column of this.querySelectorAll(".room-main")) this.#sizes.observe(column);
    if (changed.has("taken") && this.taken.length > 0) this.querySelector<HTMLElement>("#taken")?.focus();
  }

  get #topic(): string | undefined { return stepsOf(this.path)[2]; }
  get #id(): string { return this.path.split("/")[1] ?? ""; }

  async #open(): Promise<void> {
    const id = this.#id;
    if (id !== "" && id === this.#opened) return;
    // Before anything is waited for: whoever has gone on meanwhile stays there.
    this.#opened = id;
    this.#room = this.#reading = undefined;
    this.taken = [];
    this.comparing = this.refused = undefined;
    if (id === "") await this.#list();
    const record = id === "" ? undefined : await this.rooms.record(id);
    const room = record?.room && await this.rooms.load({ id, room: record.room });
    await room?.unseal();
    if (this.#opened !== id) return;
    this.#room = room;
    await this.#read();
    if (this.#opened !== id) return;
    this.record = record;
    this.isMissing = id !== "" && record === undefined;
  }

  async #list(): Promise<void> {
    this.records = await this.rooms.all();
    const rooms = await this.rooms.held();
    this.held = { rooms, due: await dueOf(rooms, (card) => this.store.cards.scoringHashOf(card), localInstant(new Date()).slice(0, 10)) };
  }

  async #read(): Promise<void> {
    const room = this.#room;
    const reading = room?.state.revealed ? await readRoom(this.store.engine, room.document, room.state) : undefined;
    if (this.#room !== room) return;
    this.#reading = reading;
    this.requestUpdate();
    await this.#compare();
  }

  /** Only where it is shown: for this the sessions before have to be read; again where one of them may have changed. */
  async #compare(isAgain = false): Promise<void> {
    const [room, record] = [this.#room, this.record];
    const wanted = record?.before;
    if (!room?.state.revealed || record?.id !== room.id || !COMPARED.includes(this.#stepOf(room))) return;
    if (!isAgain && this.comparing?.after === room.document && this.comparing.wanted === wanted) return;
    const comparing = await comparingOf(this.store.engine, this.rooms, room, wanted);
    if (this.#room === room) this.comparing = comparing;
  }

  async #compareWith(before: string): Promise<void> {
    this.refused = undefined;
    await this.#note({ before });
    await this.#compare(true);
  }

  async #openBefore(file: File): Promise<void> {
    this.refused = undefined;
    const { id, taken } = await this.rooms.openFile(file);
    if (id !== undefined) await this.#compareWith(id);
    const isThere = this.comparing?.sessions.some((each) => each.id === id);
    if (!isThere) this.refused = taken.issues.length ? taken : { ...taken, issues: [pageIssue("not-before", "This session is not before this one.")] };
  }

  #stepOf({ state }: Room): Step {
    return STEPS.find((each) => each === this.path.split("/")[2]) ?? stepAt(state);
  }

  /** What cannot be done is said, and nothing else stops. */
  async #tried(run: () => Promise<void>): Promise<void> {
    try {
      await run();
      this.problem = "";
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
    }
  }

  /** The same of what is written: the frame of the page says when. */
  async #kept(run: () => Promise<void>): Promise<void> {
    await this.#tried(run);
    this.store.saveFailed = this.problem !== "";
    if (!this.problem) this.store.savedAt = Date.now();
    this.store.changed();
  }

  readonly #refresh = (): void => {
    if (document.visibilityState === "visible" && this.#room) void this.#tried(async () => { await this.#room?.refresh(); await this.#read(); });
  };

  protected override render(): TemplateResult {
    const { words, record } = this;
    if (!words) return html`<main class="home" tabindex="-1" aria-busy="true"></main>`;
    if (this.isMissing) return html`<main class="message" tabindex="-1"><p>${words.t("room-missing")}</p><p><a href="#/room">${words.t("page-room")}</a></p></main>`;
    if (this.#id === "") return this.records && this.held ? listView(words, this.rooms, this.records, this.held, this.taken[0], (refused) => void this.#tried(async () => { await this.#list(); this.taken = refused ? [refused] : []; })) : html`<main class="home" tabindex="-1" aria-busy="true">${this.problem}</main>`;
    if (!record || record.id !== this.#id) return html`<main class="home" tabindex="-1" aria-busy="true"></main>`;
    if (record.setup) return html`<calibrant-room-setup .store=${this.store} .texts=${words} .rooms=${this.rooms} .record=${record}></calibrant-room-setup>`;
    return record.room && this.#room ? this.#roomView(words, { ...record, room: record.room }, this.#room) : html``;
  }

  #roomView(texts: Texts, record: RoomRecord & { room: RoomDocument }, room: Room) {
    const step = this.#stepOf(room);
    const context: RoomContext = {
      store: this.store, texts, topic: this.#topic, room, record, reading: this.#reading, comparing: this.comparing, refused: this.refused, taken: this.taken, width: this.width,
      compareWith: (id) => void this.#kept(() => this.#compareWith(id)),
      openBefore: (file) => void this.#kept(() => this.#openBefore(file)),
      take: (files) => void this.#kept(() => this.#take(files.map((file) => () => room.takeFile(file)))),
      collecting: {
        room: room.state.room, title: room.room.title, host: room.room.host.name,
        file: () => fileFor({ room, record }),
        take: (sheet, name) => this.#receive(room, name, sheet),
      },
      reveal: () => void this.#kept(async () => { await room.reveal(); await this.#read(); }).then(() => this.querySelector("main")?.focus()),
      act: (happened) => this.#kept(async () => { await room.act(happened); await this.#read(); }),
      note: (change) => void this.#kept(() => this.#note(change)),
    };
    return html`<main class=${`room step-${step}`} tabindex="-1" @dragover=${(event: DragEvent) => event.preventDefault()} @drop=${(event: DragEvent) => this.#drop(event, context)}>
      ${stepsView(context, step)}
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      ${viewOf[step](context)}
    </main>`;
  }

  async #take(each: (() => Promise<Taken>)[]): Promise<void> {
    const taken: Taken[] = [];
    for (const take of each) taken.push(await take());
    await this.#read();
    this.taken = taken;
  }

  /** What comes by a channel is told where it came in; the focus stays where it is. */
  async #receive(room: Room, from: string, sheet: unknown): Promise<Receipt> {
    const { rater, issues } = await room.take(from, sheet);
    await this.#read();
    const name = room.state.raters.find(({ id }) => id === rater)?.name;
    return { issues, ...(name === undefined ? {} : { rater: name }) };
  }

  /** A running clock runs for what is spoken of. */
  #followClock(): void {
    const running = this.record?.timeBox?.running;
    const topic = this.#topic;
    if (this.record?.timeBox && running && topic && running.topic !== topic) void this.#note({ timeBox: started(this.record.timeBox, topic, Date.now()) });
  }

  async #note(change: Partial<RoomRecord>): Promise<void> {
    const { record } = this;
    if (!record) return;
    this.record = { ...record, ...change };
    await this.rooms.keep(this.record);
  }

  #drop(event: DragEvent, context: RoomContext): void {
    event.preventDefault();
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    context.take(files);
    location.hash = `#/room/${context.record.id}/collect`;
  }

  #measure(): void {
    const width = this.querySelector(".room-main")?.clientWidth;
    if (width && width !== this.width) this.width = width;
  }
}

const COMPARED: readonly Step[] = ["verdicts", "minutes"];

const viewOf: { [step in Step]: (context: RoomContext) => TemplateResult } = {
  "hand-out": handOutView, collect: collectView, reveal: revealView, discuss: discussView, verdicts: verdictsView, minutes: minutesView,
};

customElements.define("calibrant-room", RoomView);
