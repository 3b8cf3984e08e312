import { html, type TemplateResult } from "lit";
import type { Texts } from "../texts.js";

/** Earlier and later in a list: the button that was pressed stays under the finger, so that it can be pressed again. */
export function orderButtons({ t }: Texts, name: string, at: number, count: number, move: (by: number) => void): TemplateResult {
  const press = (by: number) => (event: Event) => {
    const button = event.currentTarget as HTMLElement;
    const list = button.closest("ol, ul");
    move(by);
    requestAnimationFrame(() => requestAnimationFrame(() => {
      const line = list?.children[at + by];
      (line?.querySelector<HTMLElement>(`button[data-by="${by}"]:not(:disabled)`) ?? line?.querySelector<HTMLElement>("button[data-by]:not(:disabled)"))?.focus();
    }));
  };
  return html`<button type="button" class="plain" data-by="-1" ?disabled=${at === 0} aria-label=${t("earlier", { name })} @click=${press(-1)}>↑</button>
    <button type="button" class="plain" data-by="1" ?disabled=${at === count - 1} aria-label=${t("later", { name })} @click=${press(1)}>↓</button>`;
}

/** Takes a line out of a list. What comes after it moves up under the finger; where nothing does, the list has the focus. */
export function removeButton({ t }: Texts, name: string, remove: () => void, isLast = false): TemplateResult {
  const press = (event: Event) => {
    const button = event.currentTarget as HTMLElement;
    const frame = button.closest("fieldset, section, main");
    remove();
    requestAnimationFrame(() => requestAnimationFrame(() => { if (!button.isConnected) (frame?.querySelector<HTMLElement>("[data-at][tabindex]") ?? frame?.closest("main"))?.focus(); }));
  };
  return html`<button type="button" class="plain" ?disabled=${isLast} aria-label=${t("remove-named", { name })} @click=${press}>${t("remove")}</button>`;
}
