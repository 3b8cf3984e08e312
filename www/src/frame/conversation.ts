import type { EvaluationDocument, Issue, Score } from "calibrant";
import type { CalibrantScorecard } from "../element/scorecard-element.js";
import { idOf, messageOf, Refused, type Attributes, type Request, type Theme, type Time } from "./messages.js";
import { Recording } from "./recording.js";

const TOLD = ["change", "submit", "acknowledge", "dispute", "seek"] as const;
interface Detail { evaluation?: Partial<EvaluationDocument>; result?: Score; [key: string]: unknown }
interface Loaded { hash: string; warnings: Issue[] }
interface Failure { code: string; message: string; issues: Issue[] }

/** What the host says by its port, and what it is told. */
export class Conversation {
  #port: MessagePort;
  #element: CalibrantScorecard | undefined;
  #attributes: Attributes = {};
  /** None until the host tells of one. */
  #recording: Recording | undefined;
  #height = -1;
  /** One request after the other: what is asked of a form while another opens is not asked of the wrong one. */
  #before: Promise<void> = Promise.resolve();

  constructor(port: MessagePort) {
    this.#port = port;
    port.addEventListener("message", ({ data, timeStamp }) => { this.#before = this.#before.then(() => this.#hear(data, timeStamp)); });
    port.addEventListener("messageerror", () => this.#refuse(undefined, new Refused("malformed", "A message could not be read.")));
    port.start();
    new ResizeObserver(() => this.#resize()).observe(document.body);
  }

  async #hear(data: unknown, at: number): Promise<void> {
    const re = idOf(data);
    try {
      const message = messageOf(data);
      if (message.type === "time") this.#follow(message, at);
      else this.#port.postMessage({ re, type: message.type, value: await this.#do(message) });
    } catch (error) {
      this.#refuse(re, error);
    }
  }

  async #do(request: Request): Promise<unknown> {
    if (request.type === "ping") return undefined;
    if (request.type === "load") return this.#load(request);
    if (!this.#element) throw new Refused("not-loaded", "There is no scorecard to submit.");
    return this.#element.submit();
  }

  #follow(time: Time, at: number): void {
    this.#recording ??= new Recording();
    this.#recording.hear(time, at);
    if (this.#element) this.#element.media = this.#recording;
  }

  /** Each load is an element of its own: nothing of the one before is left in it. */
  async #load({ scorecard, evaluation, attributes = this.#attributes, theme }: Extract<Request, { type: "load" }>): Promise<unknown> {
    this.#attributes = attributes;
    if (theme) wear(theme);
    this.#element = undefined;
    const element = withAttributes(document.createElement("calibrant-scorecard"), attributes);
    element.media = this.#recording;
    const opened = this.#listen(element);
    document.body.replaceChildren(element);
    void element.load(scorecard, evaluation);
    const loaded = await opened;
    this.#element = element;
    return loaded;
  }

  /** Passes on what the form tells; what keeps it from opening is the answer to the request. */
  #listen(element: CalibrantScorecard): Promise<unknown> {
    const on = <Event>(type: string, listener: (detail: Event) => void) =>
      element.addEventListener(`calibrant-${type}`, ((event: CustomEvent<Event>) => listener(event.detail)) as EventListener);
    for (const type of TOLD) on<Detail>(type, (detail) => this.#port.postMessage({ ...seen(element, detail), type }));
    return new Promise((resolve, reject) => {
      on<Loaded>("ready", ({ hash, warnings }) => {
        this.#port.postMessage({ type: "ready", hash, warnings });
        resolve({ hash, warnings });
      });
      on<Failure>("error", (failure) => (this.#element === element ? this.#refuse(undefined, failure) : reject(failure)));
    });
  }

  #refuse(re: number | undefined, error: unknown): void {
    const { code = "failed", message = String(error), issues = [] } = error as Partial<Failure>;
    this.#port.postMessage({ re, type: "error", code, message, issues });
  }

  #resize(): void {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height !== this.#height) this.#port.postMessage({ type: "resize", height });
    this.#height = height;
  }
}

/** Not even the score that the host itself has given goes out while it must not be seen. */
function seen({ mode, scoreDisplay, state }: CalibrantScorecard, { evaluation, result, ...others }: Detail): Detail {
  const isHidden = mode === "blind" || mode === "quiz" || scoreDisplay === "hidden" || (scoreDisplay === "after" && state !== "submitted");
  const { result: _stored, ...unscored } = evaluation ?? {};
  const told = isHidden ? { ...others, evaluation: evaluation && unscored } : { ...others, evaluation, result };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
}

function withAttributes(element: CalibrantScorecard, attributes: Attributes): CalibrantScorecard {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "string") element.setAttribute(name, value);
    else element.toggleAttribute(name, value === true);
  }
  return element;
}

/** In the place of the theme before. By the object model, which no policy of styles forbids. */
function wear(theme: Theme): void {
  const { style } = document.documentElement;
  style.cssText = "";
  for (const [name, value = ""] of Object.entries(theme)) style.setProperty(name === "color-scheme" ? "--calibrant-color-scheme" : name, value);
}
