import type { FormContext } from "./context.js";
import { judgementOf, notApplicableOf } from "./control.js";
import { itemsOf } from "./documents.js";
import type { Action } from "./keyboard.js";
import type { Judgement } from "./sheet.js";

/** What a command may do beyond what every part of the form may ask for. */
export interface Surface {
  readonly root: ShadowRoot;
  readonly updated: () => Promise<unknown>;
  submit(): void;
  step(which: "undo" | "redo"): void;
}

/** Does what a key or a button asks for, at the current item. */
export function run(action: Action, context: FormContext, surface: Surface): void {
  const item = itemsOf(context.card).find(({ id }) => id === context.current);
  const level = /^level(\d)$/.exec(action)?.[1];
  if (level) {
    const index = Number(level) - 1;
    if (item?.options?.[index]) judgeByKey(context, surface, judgementOf(context, item, index));
    return;
  }
  switch (action) {
    case "notApplicable": if (item?.notApplicable) judgeByKey(context, surface, notApplicableOf(context, item)); break;
    case "next": move(context, 1); break;
    case "previous": move(context, -1); break;
    case "comment": if (item) context.comment(item.id); break;
    case "submit": surface.submit(); break;
    case "undo": case "redo": surface.step(action); break;
    case "explain": dialog(surface, "explanation")?.showModal(); break;
    case "help": dialog(surface, "help")?.showModal(); break;
  }
}

/** The focus follows the choice within its row, so that the arrows go on from what was chosen. */
function judgeByKey(context: FormContext, { root, updated }: Surface, judgement: Judgement): void {
  const item = itemsOf(context.card).find(({ id }) => id === context.current);
  if (!item) return;
  const row = rowOf(root, item.id);
  const hadFocus = row?.querySelector(".level :focus") !== null;
  context.judge(item, judgement);
  if (hadFocus) void updated().then(() => row?.querySelector<HTMLElement>(".level :checked")?.focus());
}

function move({ card, filling, current, goTo }: FormContext, by: 1 | -1): void {
  const shown = itemsOf(card).filter(({ id }) => !filling.isHidden(id));
  const at = shown.findIndex(({ id }) => id === current);
  const next = shown[Math.min(Math.max(at + by, 0), shown.length - 1)];
  if (next) goTo(next.id);
}

const dialog = ({ root }: Surface, id: string) => root.querySelector<HTMLDialogElement>(`dialog#${id}`);

export const rowOf = (root: ShadowRoot, id: string): HTMLElement | null => root.getElementById(`row-${id}`);

/** Where the focus goes in a row: the chosen level, else the first, else the row itself, so that no key is typed into a field. */
export function focusRow(root: ShadowRoot, id: string): void {
  const row = rowOf(root, id);
  row?.scrollIntoView({ block: "nearest" });
  const isOfLevels = row?.querySelector(".levels.choice, .levels.multi");
  const level = isOfLevels ? row?.querySelector<HTMLElement>(".level input:checked") ?? row?.querySelector<HTMLElement>(".level input") : undefined;
  (level ?? row)?.focus();
}

/** A row of words or a number is entered by Enter and left by Escape, so that the keys that move are never typed into it. */
export function enterField(event: KeyboardEvent, row: HTMLElement | null): boolean {
  const target = event.composedPath()[0];
  if (event.ctrlKey || event.metaKey || event.isComposing || !(target instanceof HTMLElement) || target.matches("a, button, summary, .field")) return false;
  const field = row?.querySelector<HTMLElement>(".levels .field");
  if (!field) return false;
  event.preventDefault();
  field.focus();
  return true;
}

export function leaveField(event: KeyboardEvent): boolean {
  const field = event.composedPath()[0];
  if (event.isComposing || !(field instanceof HTMLElement) || !field.matches(".field")) return false;
  field.closest<HTMLElement>(".row")?.focus();
  return true;
}
