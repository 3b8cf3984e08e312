import { writing, type Writing } from "../room/tabs.js";

/** Somebody's work that is kept while it goes on. */
interface Work { flush(): Promise<void> }

/** A place to work at, and the right to write there, which one tab has at a time. */
export class Seat<Done extends Work> {
  work: Done | undefined;
  /** Another tab of this browser writes there. */
  isElsewhere = false;
  #at = "";
  /** Counts who sat down and who left: what comes late of an earlier turn is dropped. */
  #turn = 0;
  #taking: Promise<unknown> = Promise.resolve();
  #writing: Writing | undefined;

  constructor(private readonly changed: () => void) {}

  /** Sits down there, unless that is so already; what is known of the work is read when nobody else can write any more. */
  async take(at: string, open: () => Promise<Done | undefined>, takeOver = false): Promise<void> {
    if (at !== this.#at || (takeOver && this.isElsewhere)) {
      const left = this.leave();
      this.#at = at;
      const turn = this.#turn;
      // Whoever was about to sit down has left by then.
      this.#taking = Promise.allSettled([this.#taking, left]).then(() => this.#sit(turn, at, open, takeOver));
    }
    await this.#taking;
  }

  async leave(): Promise<void> {
    const { work } = this;
    const held = this.#writing;
    Object.assign(this, { work: undefined, isElsewhere: false });
    this.#writing = undefined;
    this.#at = "";
    this.#turn += 1;
    await work?.flush();
    held?.release();
  }

  async #sit(turn: number, at: string, open: () => Promise<Done | undefined>, takeOver: boolean): Promise<void> {
    if (turn !== this.#turn) return;
    const held = await writing(at, { takeOver, lost: () => void this.#lose(turn) });
    try {
      const work = held && await open();
      if (turn !== this.#turn) return held?.release();
      this.#writing = held;
      this.work = work;
      this.isElsewhere = held === undefined;
    } catch (error) {
      held?.release();
      if (turn === this.#turn) this.#at = "";
      throw error;
    }
  }

  async #lose(turn: number): Promise<void> {
    if (turn !== this.#turn) return;
    const { work } = this;
    const held = this.#writing;
    Object.assign(this, { work: undefined, isElsewhere: true });
    this.#writing = undefined;
    this.#turn += 1;
    this.changed();
    await work?.flush();
    held?.release();
  }
}
