import { LitElement } from "lit";

/** A view of the page: drawn in the page itself, so that one style sheet dresses all of them. */
export class View extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}
