import { writing, type Writing } from "../room/tabs.js";

/** Somebody's work that is kept while it goes on. */
interface Work { flush(): Promise<void> }

/** A place to work at, and the right to write there, which one tab has at a time. */
export class Seat<Done extends Work> {
  work: Done | undefined;
  /** Another tab of this browser writes there. */
  isElsewhere = false;
  #at = "";
  #writing: Writing | undefined;

  constructor(private readonly changed: () => void) {}

  /** Sits down there, unless that is so already; what is known of the work is read when nobody else can write any more. */
  async take(at: string, open: () => Promise<Done | undefined>, takeOver = false): Promise<void> {
    if (at === this.#at && !(takeOver && this.isElsewhere)) return;
    await this.leave();
    this.#at = at;
    const held = await writing(at, { takeOver, lost: () => void this.#lose(at) });
    const work = held && await open();
    if (at !== this.#at) return held?.release();
    this.#writing = held;
    this.work = work;
    this.isElsewhere = held === undefined;
  }

  async leave(): Promise<void> {
    const { work } = this;
    const held = this.#writing;
    Object.assign(this, { work: undefined, isElsewhere: false });
    this.#writing = undefined;
    this.#at = "";
    await work?.flush();
    held?.release();
  }

  async #lose(at: string): Promise<void> {
    if (at !== this.#at) return;
    const { work } = this;
    Object.assign(this, { work: undefined, isElsewhere: true });
    this.#writing = undefined;
    await work?.flush();
    this.changed();
  }
}
