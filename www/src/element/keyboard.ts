import { matchKeybindingPress, parseKeybinding } from "tinykeys";

export const ACTIONS = [
  "level1", "level2", "level3", "level4", "level5", "level6", "level7", "level8", "level9",
  "notApplicable", "next", "previous", "comment", "submit", "undo", "redo", "explain", "help",
] as const;
export type Action = (typeof ACTIONS)[number];
export type Keymap = { readonly [action in Action]: readonly string[] };

export const DEFAULT_KEYMAP: Keymap = {
  level1: ["1"], level2: ["2"], level3: ["3"], level4: ["4"], level5: ["5"],
  level6: ["6"], level7: ["7"], level8: ["8"], level9: ["9"],
  notApplicable: ["0", "n"],
  next: ["j", "ArrowDown"],
  previous: ["k", "ArrowUp"],
  comment: ["c"],
  submit: ["$mod+Enter"],
  undo: ["$mod+z"],
  redo: ["$mod+Shift+z", "$mod+y"],
  explain: ["e"],
  help: ["[Shift]+?"],
};

/** Keys that hold a modifier are safe everywhere; the others would swallow what somebody types. */
const SAFE_WHILE_TYPING: readonly Action[] = ["submit"];

/** What this key press asks for; nothing while somebody types or composes Chinese. */
export function actionFor(event: KeyboardEvent, keymap: Keymap): Action | undefined {
  if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return undefined;
  const action = ACTIONS.find((each) => keymap[each].some((key) => presses(event, key)));
  if (action === undefined || !isTyping(event)) return action;
  return SAFE_WHILE_TYPING.includes(action) ? action : undefined;
}

function presses(event: KeyboardEvent, key: string): boolean {
  const [first, ...rest] = parseKeybinding(key);
  return first !== undefined && rest.length === 0 && matchKeybindingPress(event, first);
}

function isTyping(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  if (target instanceof HTMLInputElement) return !["radio", "checkbox", "button"].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
    || (target instanceof HTMLElement && target.isContentEditable);
}

/** The key as it is printed on a control. */
export function keyName(key: string): string {
  return key.replace("[Shift]+", "").replace("$mod", isApple() ? "⌘" : "Ctrl").replace("Shift", "⇧")
    .replace("Enter", "↵").replace("ArrowDown", "↓").replace("ArrowUp", "↑").replaceAll("+", " ");
}

const isApple = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform);

/** The key binding that a key press stands for, for remapping; nothing for a lone modifier. */
export function keyOf(event: KeyboardEvent): string | undefined {
  if (["Shift", "Control", "Alt", "Meta"].includes(event.key)) return undefined;
  const held = [event.ctrlKey || event.metaKey ? "$mod" : "", event.altKey ? "Alt" : ""].filter(Boolean);
  const shift = event.shiftKey ? (/^[a-z]$/i.test(event.key) ? ["Shift"] : ["[Shift]"]) : [];
  return [...held, ...shift, event.key.length === 1 ? event.key.toLowerCase() : event.key].join("+");
}
