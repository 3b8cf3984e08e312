import "../styles/room.css";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { RoomDocument } from "calibrant/calibration";
import { readRoom, type Reading } from "../room/reading.js";
import type { RoomRecord } from "../store/database.js";
import { Rooms, type Room, type Taken } from "../store/rooms.js";
import type { Store } from "../store/store.js";
import { withPart, type Texts } from "../texts.js";
import { View } from "./light.js";
import { collectView } from "./room-collect.js";
import { discussView } from "./room-discuss.js";
import { handOutView } from "./room-hand-out.js";
import { listView } from "./room-list.js";
import { minutesView } from "./room-minutes.js";
import { revealView } from "./room-reveal.js";
import "./room-setup.js";
import { STEPS, stepAt, stepsView, type Step } from "./room-steps.js";

/** What the steps of an open room read, and what they may ask for. */
export interface RoomContext {
  readonly store: Store;
  readonly texts: Texts;
  readonly room: Room;
  readonly record: RoomRecord & { room: RoomDocument };
  /** Once it is revealed. */
  readonly reading: Reading | undefined;
  /** What the last files came to. */
  readonly taken: Taken[];
  take(files: File[]): void;
  takeText(text: string): void;
  reveal(): void;
  act: Room["act"];
  /** What only this device keeps: the time box, words not recorded yet. */
  note(change: Partial<RoomRecord>): void;
  /** In pixels, of the column that charts stand in. */
  readonly width: number;
}

/** A host's rooms: their list, and one room from setting up to the minutes. */
export class RoomView extends View {
  static override properties = {
    store: { attribute: false }, texts: { attribute: false }, path: { attribute: false },
    words: { state: true }, records: { state: true }, record: { state: true }, isMissing: { state: true }, taken: { state: true }, problem: { state: true }, width: { state: true },
  };
  declare store: Store;
  declare texts: Texts;
  /** What the address says after `#/room`: nothing, or `/id/step`. */
  declare path: string;
  declare words: Texts | undefined;
  declare records: RoomRecord[] | undefined;
  declare record: RoomRecord | undefined;
  declare isMissing: boolean;
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
    if (changed.has("path")) void this.#tried(() => this.#open());
  }

  protected override updated(changed: PropertyValues<this>): void {
    for (const column of this.querySelectorAll(".room-main")) this.#sizes.observe(column);
    if (changed.has("taken") && this.taken.length > 0) this.querySelector<HTMLElement>("#taken")?.focus();
  }

  get #id(): string { return this.path.split("/")[1] ?? ""; }

  async #open(): Promise<void> {
    const id = this.#id;
    if (id === "") this.records = await this.rooms.all();
    else if (id === this.#opened) return;
    this.#opened = id;
    this.#room = this.#reading = undefined;
    this.taken = [];
    const record = id === "" ? undefined : await this.rooms.record(id);
    if (record?.room) {
      this.#room = await this.rooms.load({ ...record, room: record.room });
      await this.#room.unseal();
      await this.#read();
    }
    if (this.#opened !== id) return;
    this.record = record;
    this.isMissing = id !== "" && record === undefined;
  }

  async #read(): Promise<void> {
    const room = this.#room;
    this.#reading = room?.state.revealed ? await readRoom(this.store.engine, room.room, room.state) : undefined;
    this.requestUpdate();
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

  readonly #refresh = (): void => {
    if (document.visibilityState === "visible" && this.#room) void this.#tried(async () => { await this.#room?.refresh(); await this.#read(); });
  };

  protected override render(): TemplateResult {
    const { words, record } = this;
    if (!words) return html`<main class="home" tabindex="-1" aria-busy="true"></main>`;
    if (this.isMissing) return html`<main class="message" tabindex="-1"><p>${words.t("room-missing")}</p><p><a href="#/room">${words.t("page-room")}</a></p></main>`;
    if (this.#id === "") return this.records ? listView(this.store, words, this.rooms, this.records, this.taken[0], (refused) => void this.#tried(async () => { await this.#open(); this.taken = refused ? [refused] : []; })) : html`<main class="home" tabindex="-1" aria-busy="true"></main>`;
    if (!record || record.id !== this.#id) return html`<main class="home" tabindex="-1" aria-busy="true"></main>`;
    if (record.setup) return html`<calibrant-room-setup .store=${this.store} .texts=${words} .rooms=${this.rooms} .record=${record}></calibrant-room-setup>`;
    return record.room && this.#room ? this.#roomView(words, { ...record, room: record.room }, this.#room) : html``;
  }

  #roomView(texts: Texts, record: RoomRecord & { room: RoomDocument }, room: Room) {
    const step = STEPS.find((each) => each === this.path.split("/")[2]) ?? stepAt(room.state);
    const context: RoomContext = {
      store: this.store, texts, room, record, reading: this.#reading, taken: this.taken, width: this.width,
      take: (files) => void this.#tried(() => this.#take(files.map((file) => () => room.takeFile(file)))),
      takeText: (text) => void this.#tried(() => this.#take([() => room.takeText(texts.t("pasted-sheet"), text)])),
      reveal: () => void this.#tried(async () => { await room.reveal(); await this.#read(); location.hash = `#/room/${record.id}/reveal`; }),
      act: async (happened) => { await this.#tried(async () => { await room.act(happened); await this.#read(); }); },
      note: (change) => void this.#tried(() => this.#note(change)),
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

const viewOf: { [step in Step]: (context: RoomContext) => TemplateResult } = {
  "hand-out": handOutView, collect: collectView, reveal: revealView, discuss: discussView, minutes: minutesView,
};

customElements.define("calibrant-room", RoomView);
