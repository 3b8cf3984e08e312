const TYPING_PAUSE = 250;

/** Writes one record at a time, the newest state of it: answers at once, typing after a short pause or when the page is left. */
export class Saver<Kept> {
  #waiting: Kept | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing: Promise<void> = Promise.resolve();

  /** `write` is done when the record is on the disk. */
  constructor(private readonly write: (record: Kept) => Promise<void>, private readonly saved: (record: Kept) => void,
    private readonly failed: (error: unknown) => void) {}

  keep(record: Kept, typing: boolean): void {
    this.#waiting = record;
    clearTimeout(this.#timer);
    if (typing) this.#timer = setTimeout(() => void this.flush(), TYPING_PAUSE);
    else void this.flush();
  }

  flush(): Promise<void> {
    clearTimeout(this.#timer);
    const record = this.#waiting;
    this.#waiting = undefined;
    // Begun at once and not after the write before it: a browser that is killed must find it under way.
    if (record) this.#writing = Promise.all([this.#writing, this.#write(record)]).then(() => undefined);
    return this.#writing;
  }

  /** A record that is deleted must not come back by a late write. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#waiting = undefined;
  }

  async #write(record: Kept): Promise<void> {
    try {
      await this.write(record);
      this.saved(record);
    } catch (error) {
      this.failed(error);
    }
  }
}
