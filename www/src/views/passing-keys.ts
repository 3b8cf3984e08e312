import type { CalibrantScorecard } from "../element/scorecard-element.js";

/** Keys of the form work wherever nothing else wants them, not only inside it. */
export function passKey(form: CalibrantScorecard | null, event: KeyboardEvent): void {
  const path = event.composedPath();
  if (!form || path.includes(form) || path.some((node) => node instanceof HTMLDialogElement)) return;
  const target = path[0];
  if (target instanceof HTMLMediaElement || (event.key === "Enter" && target !== document.body && !event.ctrlKey && !event.metaKey)) return;
  form.handleKey(event);
}
