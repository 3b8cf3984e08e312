import type { ReactiveController, ReactiveControllerHost } from "lit";

/** How wide the two columns of figures are, in pixels; what is drawn in them is drawn anew when that changes. */
export class ColumnWidths implements ReactiveController {
  value: [number, number] = [640, 420];
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #sizes = new ResizeObserver(() => this.#measure());

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    for (const column of this.#columns()) this.#sizes.observe(column);
  }

  hostDisconnected(): void {
    this.#sizes.disconnect();
  }

  #columns(): Element[] {
    return [...this.#host.querySelectorAll(".figures")];
  }

  #measure(): void {
    const [main = 640, side = 420] = this.#columns().map(({ clientWidth }) => clientWidth);
    if (main === this.value[0] && side === this.value[1]) return;
    this.value = [main, side];
    this.#host.requestUpdate();
  }
}
