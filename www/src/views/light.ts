import { LitElement } from "lit";

/** A view of the page: drawn in the page itself, so that one style sheet dresses all of them. */
export class View extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}

/** What comes next starts at its top, for those who hear it read too. */
export async function leadTo(view: View, target: string): Promise<void> {
  await view.updateComplete;
  // Views within this one have drawn by then.
  await new Promise(requestAnimationFrame);
  beginAt(view, target);
}

/** The same at once: whoever goes on typing is not called back. */
export function beginAt(view: View, target: string): void {
  view.querySelector<HTMLElement>(target)?.focus({ preventScroll: true });
  window.scrollTo(0, 0);
  // Where there is room the view scrolls, and not the page.
  for (let each: Element | null = view; each; each = each.parentElement) each.scrollTop = 0;
}
