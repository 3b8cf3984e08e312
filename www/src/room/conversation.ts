import type { Issue } from "calibrant";
import type { SheetDocument } from "calibrant/calibration";
import type { RoomFile } from "./room-file.js";

/** A line between two pages and no third: tabs of one browser, or two devices. */
export interface Line {
  send(message: unknown): void;
  /** What the other page says from now on, that a part of it has come, and that the page has gone. */
  listen(to: { message: (message: unknown) => void; heard?: () => void; closed: () => void }): void;
  close(): void;
}

/** What became of a sheet that was handed over: taken where there is no issue; `rater` is a name. */
export interface Receipt { rater?: string; issues: Issue[] }

/** A host's page while it collects. */
export interface Collecting {
  /** Hash of the room. */
  room: string;
  title: string;
  host: string;
  /** What is handed out: without anything that raters have done. */
  file(): Promise<RoomFile>;
  /** `name` says where the sheet came from. */
  take(sheet: unknown, name: string): Promise<Receipt>;
}

type FromRater = { id: number; ask: "room" } | { id: number; ask: "take"; sheet: unknown };
type FromHost = { id: number; value?: unknown; failed?: true };

/** The host's end: gives the room, takes sheets, and says nothing of anybody else. */
export function answerRater(line: Line, { file, take }: Omit<Collecting, "room" | "title" | "host">, name: string, closed: () => void = () => undefined): void {
  const answers = { room: () => file(), take: ({ sheet }: { sheet?: unknown }) => take(sheet, name) };
  line.listen({
    closed,
    async message(message) {
      const { id, ask } = message as FromRater;
      try {
        line.send({ id, value: await answers[ask](message as never) } satisfies FromHost);
      } catch {
        line.send({ id, failed: true } satisfies FromHost);
      }
    },
  });
}

/** Nobody answers: a file is always there instead. */
export class LineLost extends Error {
  override readonly name = "LineLost";
}

/** A host at work lets something be heard in less, even where recordings are on their way. */
const SILENCE = 15_000;

/** The rater's end. */
export class HostLine {
  #pending = new Map<number, { resolve: (value: never) => void; lose: () => void }>();
  #last = 0;
  #silence: ReturnType<typeof setTimeout> | undefined;
  isOpen = true;

  constructor(private readonly line: Line, private readonly closed: () => void = () => undefined) {
    line.listen({ message: (message) => this.#answer(message as FromHost), heard: () => this.#listen(), closed: () => this.#lose() });
  }

  room(): Promise<RoomFile> { return this.#ask({ ask: "room" }); }
  hand(sheet: SheetDocument): Promise<Receipt> { return this.#ask({ ask: "take", sheet }); }

  close(): void {
    this.line.close();
    this.#lose();
  }

  #ask<Value>(question: { ask: string; sheet?: SheetDocument }): Promise<Value> {
    if (!this.isOpen) return Promise.reject(new LineLost("The line is closed."));
    const id = ++this.#last;
    return new Promise<Value>((resolve, reject) => {
      this.#pending.set(id, { resolve, lose: () => reject(new LineLost("Nobody answers.")) });
      this.#listen();
      this.line.send({ id, ...question });
    });
  }

  /** As long as something is to come. */
  #listen(): void {
    clearTimeout(this.#silence);
    if (this.#pending.size > 0) this.#silence = setTimeout(() => this.#giveUp(), SILENCE);
  }

  #answer({ id, value, failed }: FromHost): void {
    const waiting = this.#pending.get(id);
    this.#pending.delete(id);
    this.#listen();
    if (failed) waiting?.lose();
    else waiting?.resolve(value as never);
  }

  #giveUp(): void {
    const waiting = [...this.#pending.values()];
    this.#pending.clear();
    waiting.forEach(({ lose }) => lose());
  }

  #lose(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    clearTimeout(this.#silence);
    this.#giveUp();
    this.closed();
  }
}
