import type { EvaluationDocument, Issue } from "calibrant";
import type { Connected, Connection, FrameError, Given, Loaded } from "./calibrant-frame.js";

const VERSION = 1;
const EVENTS = ["ready", "change", "submit", "acknowledge", "dispute", "seek", "error"];
const HIGHEST = 100_000;
/** Whenever media stand elsewhere than they would by what was last said of them. */
const MOVES = ["timeupdate", "seeking", "seeked", "playing", "waiting", "pause", "ratechange"];
const CLOSED = "The connection has been closed.";

interface Message { type: string; re?: number; value?: never; height?: number; seconds?: number; evaluation?: EvaluationDocument; code?: string; message?: string; issues?: Issue[] }
interface Waiting { resolve: (value: never) => void; reject: (error: Error) => void }

export function connect(iframe: HTMLIFrameElement, { origin, media, ...given }: Connected): Connection {
  if (new URL(origin).origin !== origin) throw new TypeError(`Not an origin, such as https://qa.example: ${origin}`);
  return new FrameConnection(iframe, origin, media, given) as Connection;
}

class FrameConnection extends EventTarget implements Omit<Connection, "addEventListener"> {
  evaluation: EvaluationDocument | undefined;
  #given: Given = {};
  #port: MessagePort | undefined;
  #session: unknown;
  #waiting = new Map<number, Waiting>();
  #last = 0;
  #welcomed = () => {};
  #welcome = new Promise<void>((resolve) => { this.#welcomed = resolve; });

  constructor(readonly iframe: HTMLIFrameElement, readonly origin: string, readonly media: HTMLMediaElement | undefined, given: Given) {
    super();
    window.addEventListener("message", this.#greeted);
    for (const move of MOVES) media?.addEventListener(move, this.#tellTime);
    // What goes wrong is told as an event.
    if (given.scorecard) this.load(given).catch(() => undefined);
    else this.#given = given;
  }

  async load(given: Given = {}): Promise<Loaded> {
    const { attributes, theme } = this.#given;
    // A form that is told something else goes on with the answers it has by now.
    this.#given = given.scorecard ? { attributes, theme, ...given } : { ...this.#given, evaluation: this.evaluation, ...given };
    this.evaluation = this.#given.evaluation;
    await this.#welcome;
    return this.#ask("load", this.#given);
  }

  submit(): Promise<boolean> { return this.#welcome.then(() => this.#ask("submit")); }
  ping(): Promise<void> { return this.#welcome.then(() => this.#ask("ping")); }

  destroy(): void {
    window.removeEventListener("message", this.#greeted);
    for (const move of MOVES) this.media?.removeEventListener(move, this.#tellTime);
    this.#port?.close();
    this.#port = undefined;
    // Who still waits for a greeting hears that none will come.
    this.#welcomed();
    this.#forget(CLOSED);
  }

  /** Only from this window, of this origin, in this version: nothing else is answered. */
  #greeted = ({ source, origin, data }: MessageEvent): void => {
    if (source !== this.iframe.contentWindow || origin !== this.origin || data?.calibrant !== 1 || data.type !== "hello") return;
    // The frame greets until it is answered; only one that has been loaded anew greets with another session.
    if (this.#port && data.session === this.#session) return;
    if (!Array.isArray(data.versions) || !data.versions.includes(VERSION)) return this.#tell("error", refused("unknown-version", `The frame speaks no version ${VERSION}.`));
    const isAgain = this.#port !== undefined;
    this.#session = data.session;
    this.#open();
    if (isAgain && this.#given.scorecard) this.load().catch(() => undefined);
    this.#welcomed();
  };

  #open(): void {
    this.#port?.close();
    this.#forget("The frame has been loaded anew.");
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => this.#hear(data);
    this.#port = port1;
    this.iframe.contentWindow?.postMessage({ calibrant: 1, type: "init", version: VERSION }, this.origin, [port2]);
    this.#tellTime();
  }

  #tellTime = (): void => {
    if (!this.media) return;
    const { currentTime, playbackRate, paused, ended, seeking, readyState } = this.media;
    const isRunning = !paused && !ended && !seeking && readyState >= HTMLMediaElement.HAVE_FUTURE_DATA;
    // Backwards, which some browsers play, it is told from one message to the next.
    this.#port?.postMessage({ type: "time", seconds: currentTime, rate: isRunning ? Math.max(playbackRate, 0) : 0 });
  };

  #ask<Value>(type: string, body: object = {}): Promise<Value> {
    const port = this.#port;
    if (!port) return Promise.reject(refused("lost", CLOSED));
    const id = ++this.#last;
    return new Promise<Value>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      try {
        port.postMessage({ ...body, id, type });
      } catch (error) {
        // Functions, proxies and nodes cannot be sent.
        this.#hear({ re: id, type: "error", code: "malformed", message: String(error) });
      }
    });
  }

  #hear({ re, ...message }: Message): void {
    if (message.type === "error") {
      const error = refused(message.code ?? "failed", message.message ?? "", message.issues);
      this.#settle(re)?.reject(error);
      this.#tell("error", error);
    } else if (re !== undefined) this.#settle(re)?.resolve(message.value as never);
    else if (message.type === "resize") setHeight(this.iframe, message.height);
    else if (EVENTS.includes(message.type)) {
      const { type, ...detail } = message;
      if (detail.evaluation) this.evaluation = detail.evaluation;
      if (type === "seek" && this.media && Number.isFinite(detail.seconds)) this.media.currentTime = Number(detail.seconds);
      this.#tell(type, detail);
    }
  }

  #settle(id: number | undefined): Waiting | undefined {
    const waiting = this.#waiting.get(id ?? 0);
    this.#waiting.delete(id ?? 0);
    return waiting;
  }

  #forget(message: string): void {
    for (const { reject } of this.#waiting.values()) reject(refused("lost", message));
    this.#waiting.clear();
  }

  #tell(type: string, detail: object): void {
    const told = detail instanceof Error ? { code: (detail as FrameError).code, message: detail.message, issues: (detail as FrameError).issues } : detail;
    this.dispatchEvent(new CustomEvent(`calibrant-${type}`, { detail: told }));
  }
}

const refused = (code: string, message: string, issues: Issue[] = []): FrameError => Object.assign(new Error(message), { code, issues });

/** By the object model, which no policy of styles forbids. */
function setHeight(iframe: HTMLIFrameElement, height: unknown): void {
  if (typeof height !== "number" || !(height >= 0)) return;
  const border = getComputedStyle(iframe).boxSizing === "border-box" ? iframe.offsetHeight - iframe.clientHeight : 0;
  iframe.style.height = `${Math.min(height + border, HIGHEST)}px`;
}
