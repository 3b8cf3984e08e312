import { answerRater, HostLine, type Collecting, type Line } from "./conversation.js";

/** Here tabs find each other. What is said here every tab hears: who is there, and no more. */
const MEETING = "calibrant-rooms";

/** A host's tab that is collecting. */
export interface HostTab { tab: string; room: string; title: string; host: string }
type Said = { say: "who"; reply: string } | { say: "look" } | { say: "call"; to: string; line: string };

/** Answers raters in other tabs until it is closed. `changed` hears how many have called. */
export function openToTabs(collecting: Collecting, name: string, changed: (raters: number) => void = () => undefined): () => void {
  const { room, title, host } = collecting;
  const tab = crypto.randomUUID();
  const meeting = new BroadcastChannel(MEETING);
  const lines: Line[] = [];
  meeting.addEventListener("message", ({ data }: MessageEvent<Said>) => {
    if (data.say === "who") once(data.reply, { tab, room, title, host } satisfies HostTab);
    if (data.say !== "call" || data.to !== tab) return;
    const line = lineOf(data.line);
    answerRater(line, collecting, name);
    line.send(OPEN);
    changed(lines.push(line));
  });
  const toLook = () => meeting.postMessage({ say: "look" } satisfies Said);
  const close = () => {
    window.removeEventListener("pagehide", close);
    toLook();
    meeting.close();
    lines.forEach((line) => line.close());
  };
  window.addEventListener("pagehide", close);
  toLook();
  return close;
}

/** The hosts' tabs that a rater's tab can reach. */
export class HostTabs {
  found: HostTab[] = [];
  #meeting = new BroadcastChannel(MEETING);
  #replies: BroadcastChannel;
  readonly #reply = `${MEETING} ${crypto.randomUUID()}`;

  constructor(private readonly changed: () => void) {
    this.#replies = new BroadcastChannel(this.#reply);
    this.#replies.addEventListener("message", ({ data }: MessageEvent<HostTab>) => {
      this.found = [...this.found.filter(({ tab }) => tab !== data.tab), data];
      this.changed();
    });
    this.#meeting.addEventListener("message", ({ data }: MessageEvent<Said>) => { if (data.say === "look") this.look(); });
    this.look();
  }

  look(): void {
    this.found = [];
    this.changed();
    this.#meeting.postMessage({ say: "who", reply: this.#reply } satisfies Said);
  }

  /** A line to this host alone: no other rater's tab knows its name. */
  call({ tab }: HostTab, closed?: () => void): HostLine {
    const line = `${MEETING} ${crypto.randomUUID()}`;
    const own = lineOf(line, true);
    this.#meeting.postMessage({ say: "call", to: tab, line } satisfies Said);
    return new HostLine(own, closed);
  }

  close(): void {
    this.#meeting.close();
    this.#replies.close();
  }
}

const OPEN = "open", CLOSED = "closed";

/** Who calls waits until the other end listens: what is said before would be lost. */
function lineOf(name: string, isCalling = false): Line {
  const channel = new BroadcastChannel(name);
  let waiting: unknown[] | undefined = isCalling ? [] : undefined;
  const opened = () => {
    waiting?.forEach((message) => channel.postMessage(message));
    waiting = undefined;
  };
  return {
    send: (message) => { if (waiting) waiting.push(message); else channel.postMessage(message); },
    listen: ({ message, closed }) => channel.addEventListener("message", ({ data }) => {
      if (data === OPEN) opened();
      else if (data === CLOSED) closed();
      else message(data);
    }),
    close: () => { channel.postMessage(CLOSED); channel.close(); },
  };
}

function once(channel: string, message: unknown): void {
  const reply = new BroadcastChannel(channel);
  reply.postMessage(message);
  reply.close();
}

/** The right to write under a name: one tab has it at a time. */
export interface Writing { release(): void }

/** So long, in milliseconds, a tab has to save what it has and leave; one that is stuck is not waited for. */
const PATIENCE = 2_000;

/**
 * Undefined where another tab has it, unless it is to be taken over: then that tab is asked to leave. `lost` hears that another tab
 * asks, and is to release, or that it has taken it. Where the browser has no locks, whoever asks may write.
 */
export async function writing(name: string, { takeOver = false, lost }: { takeOver?: boolean; lost: () => void }): Promise<Writing | undefined> {
  if (!("locks" in navigator)) return { release: () => undefined };
  const { locks } = navigator;
  const place = `calibrant ${name}`;
  const asking = new BroadcastChannel(place);
  return new Promise((resolve, reject) => {
    let isHeld = false;
    const hold = (lock: Lock | null) => {
      if (!lock) return resolve(undefined);
      isHeld = true;
      asking.addEventListener("message", lost);
      return new Promise<void>((release) => resolve({ release }));
    };
    const asked = async (): Promise<void> => {
      if (!takeOver) return locks.request(place, { ifAvailable: true }, hold);
      asking.postMessage("leave");
      try {
        await locks.request(place, { signal: AbortSignal.timeout(PATIENCE) }, hold);
      } catch (error) {
        if (isHeld) throw error;
        await locks.request(place, { steal: true }, hold);
      }
    };
    asked().catch((error: unknown) => { if (isHeld) lost(); else reject(error); }).finally(() => asking.close());
  });
}
