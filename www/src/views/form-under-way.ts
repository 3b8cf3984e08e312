import type { ReactiveController } from "lit";
import type { CalibrantScorecard } from "../element/scorecard-element.js";
import { ActiveTime } from "../store/session.js";
import type { View } from "./light.js";

/** A form that somebody is filling in on a page: keys reach it from all over the page, and what was typed is kept when the page is left. */
export class FormUnderWay implements ReactiveController {
  /** The item it stands on: marks in the transcript go there. */
  current: string | undefined;
  #active = new ActiveTime();

  constructor(private readonly host: View, readonly flush: () => void) {
    host.addController(this);
  }

  get element(): CalibrantScorecard | null { return this.host.querySelector("calibrant-scorecard"); }

  hostConnected(): void {
    document.addEventListener("keydown", this.#passKey);
    document.addEventListener("visibilitychange", this.flush);
    window.addEventListener("pagehide", this.flush);
  }

  hostDisconnected(): void {
    document.removeEventListener("keydown", this.#passKey);
    document.removeEventListener("visibilitychange", this.flush);
    window.removeEventListener("pagehide", this.flush);
    this.flush();
  }

  /** Seconds of work from here on, after those that went before. */
  begin(seconds: number | undefined): void {
    this.#active = new ActiveTime(seconds);
  }

  /** Something was done. */
  readonly mark = (): void => this.#active.mark();

  /** All seconds of work, the last of them now. */
  finish(): number {
    this.#active.mark();
    return this.#active.seconds;
  }

  readonly follow = (): void => {
    const current = this.element?.currentItem;
    if (current === this.current) return;
    this.current = current;
    this.host.requestUpdate();
  };

  /** Keys of the form work wherever nothing else wants them, not only inside it. */
  readonly #passKey = (event: KeyboardEvent): void => {
    const path = event.composedPath();
    const { element } = this;
    if (!element || path.includes(element) || path.some((node) => node instanceof HTMLDialogElement)) return;
    const target = path[0];
    if (target instanceof HTMLMediaElement || (event.key === "Enter" && target !== document.body && !event.ctrlKey && !event.metaKey)) return;
    element.handleKey(event);
  };
}
