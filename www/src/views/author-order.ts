import { html, type TemplateResult } from "lit";
import type { AuthorContext } from "./author-context.js";

/** Earlier and later in a list: the button that was pressed goes along, so that it can be pressed again. */
export function orderButtons({ texts: { t }, drawn }: AuthorContext, name: string, at: number, count: number, move: (by: number) => void): TemplateResult {
  const press = (by: number) => async (event: Event) => {
    const list = (event.currentTarget as HTMLElement).closest("ol, ul");
    move(by);
    await drawn();
    const line = list?.children[at + by];
    (line?.querySelector<HTMLElement>(`button[data-by="${by}"]:not(:disabled)`) ?? line?.querySelector<HTMLElement>("button[data-by]:not(:disabled)"))?.focus();
  };
  return html`<button type="button" class="plain" data-by="-1" ?disabled=${at === 0} aria-label=${t("earlier", { name })} @click=${press(-1)}>↑</button>
    <button type="button" class="plain" data-by="1" ?disabled=${at === count - 1} aria-label=${t("later", { name })} @click=${press(1)}>↓</button>`;
}

/** Takes a line out of a list. What comes after it moves up under the finger; where nothing does, the list has the focus. */
export function removeButton({ texts: { t }, drawn }: AuthorContext, name: string, remove: () => void, isLast = false): TemplateResult {
  const press = async (event: Event) => {
    const button = event.currentTarget as HTMLElement;
    const frame = button.closest("fieldset, section, main");
    remove();
    await drawn();
    if (!button.isConnected) (frame?.querySelector<HTMLElement>("[data-at][tabindex]") ?? frame?.closest("main"))?.focus();
  };
  return html`<button type="button" class="plain" ?disabled=${isLast} aria-label=${t("remove-named", { name })} @click=${press}>${t("remove")}</button>`;
}

/** Adds a line to a list, and leads to what is to be written there. */
export function addButton({ drawn }: AuthorContext, label: string, add: () => void, isFull: boolean): TemplateResult {
  const press = async (event: Event) => {
    const list = (event.currentTarget as Element).closest("fieldset")?.querySelector("ol");
    add();
    await drawn();
    list?.lastElementChild?.querySelector<HTMLElement>("input:not([type=radio], [type=checkbox])")?.focus();
  };
  return html`<button type="button" ?disabled=${isFull} @click=${press}>${label}</button>`;
}
