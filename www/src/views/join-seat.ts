import { writing, type Writing } from "../room/tabs.js";
import type { JoinedShelf, Joining } from "../store/joined.js";

/** A rater's place at the table: their work, and the right to write on it, which one tab has at a time. */
export class Seat {
  joining: Joining | undefined;
  /** Another tab of this browser writes on the same sheet. */
  isElsewhere = false;
  #at = "";
  #writing: Writing | undefined;

  constructor(private readonly shelf: JoinedShelf, private readonly changed: () => void) {}

  /** Sits down as this rater, unless that is so already. */
  async take(room: string, rater: string, takeOver = false): Promise<void> {
    const at = `${room} ${rater}`;
    if (at === this.#at && !(takeOver && this.isElsewhere)) return;
    await this.leave();
    this.#at = at;
    const held = await writing(at, { takeOver, lost: () => void this.#lose(at) });
    const joining = held && await this.shelf.joining(room, rater);
    if (at !== this.#at) return held?.release();
    this.#writing = held;
    this.joining = joining;
    this.isElsewhere = held === undefined;
  }

  async leave(): Promise<void> {
    const { joining } = this;
    const held = this.#writing;
    Object.assign(this, { joining: undefined, isElsewhere: false });
    this.#writing = undefined;
    this.#at = "";
    await joining?.flush();
    held?.release();
  }

  async #lose(at: string): Promise<void> {
    if (at !== this.#at) return;
    const { joining } = this;
    Object.assign(this, { joining: undefined, isElsewhere: true });
    this.#writing = undefined;
    await joining?.flush();
    this.changed();
  }
}
