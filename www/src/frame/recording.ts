import type { Time } from "./messages.js";

/** In milliseconds: media tell where they stand several times a second, and what has gone silent is not taken to run on. */
const LONGEST_SILENCE = 1000;

/** The host's recording, as much of it as the form needs: between two messages it goes on as it was said to run. */
export class Recording {
  #last: Time = { seconds: 0 };
  #heardAt = 0;

  hear(time: Time, at: number): void {
    this.#last = time;
    this.#heardAt = at;
  }

  get currentTime(): number {
    const { seconds, rate = 0 } = this.#last;
    return seconds + (rate * Math.min(performance.now() - this.#heardAt, LONGEST_SILENCE)) / 1000;
  }

  /** To set it is the host's, which the form asks by `seek`, and which then says where it stands. */
  set currentTime(_seconds: number) {}
}
