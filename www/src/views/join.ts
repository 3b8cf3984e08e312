import "../styles/join.css";
import { html, type PropertyValues, type TemplateResult } from "lit";
import { JoinedShelf, RoomRefused, type JoinedRoom, type Joining } from "../store/joined.js";
import type { Settings } from "../store/settings.js";
import type { Store } from "../store/store.js";
import { withPart, type Texts } from "../texts.js";
import { JoinCase } from "./join-case.js";
import { entryView, type Problem } from "./join-entry.js";
import { whoView, workView } from "./join-room.js";
import { View } from "./light.js";

customElements.define("calibrant-join-case", JoinCase);

/** Where a route leads: `#/join/<room>/<rater>/<case>`, each part as far as it is settled. */
interface Place { room?: JoinedRoom; begun: string[]; joining?: Joining; name?: string }

/** A rater's side of a calibration: open the room, say who one is, score blind, lock, hand the sheet over. */
export class JoinView extends View {
  static override properties = {
    store: { attribute: false }, texts: { attribute: false }, settings: { attribute: false }, route: { attribute: false },
    words: { state: true }, rooms: { state: true }, place: { state: true }, problems: { state: true },
  };
  declare store: Store;
  declare texts: Texts;
  declare settings: Settings;
  declare route: string;
  /** The page's texts with this view's own. */
  declare words: Texts | undefined;
  declare rooms: JoinedRoom[];
  declare place: Place | undefined;
  /** What is wrong with the file that was opened last. */
  declare problems: Problem[];
  #shelf: JoinedShelf | undefined;

  constructor() {
    super();
    this.rooms = [];
    this.problems = [];
  }

  get shelf(): JoinedShelf { return this.#shelf ??= new JoinedShelf(this.store); }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("texts") && this.texts) void withPart(this.texts, "join").then((words) => { this.words = words; });
    if (changed.has("route")) void this.#go();
  }

  async #go(): Promise<void> {
    const [hash, rater, name] = this.route.split("/").slice(2).map(decodeURIComponent);
    const before = this.place?.joining;
    await before?.flush();
    this.rooms = await this.shelf.rooms();
    const room = this.rooms.find((each) => each.room === hash);
    if (!room) return this.#at({ begun: [] });
    const same = before && before.place.room === hash && before.rater.id === rater ? before : undefined;
    const joining = rater === undefined ? undefined : same ?? await this.shelf.joining(room.room, rater);
    this.#at({ room, begun: await this.shelf.begun(room.room), ...(joining ? { joining } : {}), ...(name === undefined ? {} : { name }) });
  }

  #at(place: Place): void {
    this.place = place;
  }

  protected override render(): TemplateResult {
    const { words, place } = this;
    if (!words || !place) return html`<main class="home" tabindex="-1" aria-busy="true"></main>`;
    const { room, joining, name } = place;
    const scored = joining?.cases.find(({ id }) => id === name);
    if (joining && scored) return html`<calibrant-join-case .store=${this.store} .texts=${words} .settings=${this.settings} .joining=${joining} .scored=${scored}></calibrant-join-case>`;
    return html`<main class="home join" tabindex="-1" @dragover=${(event: DragEvent) => event.preventDefault()} @drop=${this.#drop}>
      ${joining ? workView(words, joining, () => this.requestUpdate())
        : room ? whoView(words, room, place.begun)
        : entryView(words, this.rooms, this.problems, { open: (file) => void this.#open(file), remove: (each) => void this.#remove(each) })}
    </main>`;
  }

  async #open(file: File | undefined): Promise<void> {
    if (!file || !this.words) return;
    try {
      const { room, damaged } = await this.shelf.open(await file.arrayBuffer());
      this.problems = damaged.map((name) => ({ text: this.words?.t("recording-damaged", { name }) ?? name }));
      location.hash = `#/join/${encodeURIComponent(room)}`;
    } catch (error) {
      this.problems = this.#explain(file.name, error);
      await this.updateComplete;
      this.querySelector<HTMLElement>("#problems")?.focus();
    }
  }

  #explain(file: string, error: unknown): Problem[] {
    const { words } = this;
    if (!(error instanceof RoomRefused) || !words) return [{ text: String(error) }];
    return [{ text: words.t("room-refused", { file }) }, ...error.issues.map((issue) => ({
      where: issue.path,
      text: issue.code === "not-a-room" ? words.t("not-a-room", { format: String(issue.values.value) }) : words.sentence(issue),
    }))];
  }

  async #remove({ room }: JoinedRoom): Promise<void> {
    if (!this.words || !confirm(this.words.t("forget-room-question"))) return;
    await this.shelf.remove(room);
    this.rooms = await this.shelf.rooms();
  }

  readonly #drop = (event: DragEvent): void => {
    event.preventDefault();
    void this.#open(event.dataTransfer?.files[0]);
  };
}

customElements.define("calibrant-join", JoinView);
