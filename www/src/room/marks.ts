import type { RoomDocument, SessionState } from "calibrant/calibration";
import type { Person } from "./reading.js";

/** Who is who at the reveal. In an anonymous room letters, in an order that nobody has chosen: that of the locks' hashes. */
export function marksOf({ anonymous }: RoomDocument, { raters, sheets }: SessionState): Person[] {
  const lockOf = (id: string) => sheets.find(({ rater, lock }) => rater === id && lock)?.lock ?? id;
  const order = anonymous ? raters.toSorted((a, b) => (lockOf(a.id) < lockOf(b.id) ? -1 : 1)) : raters;
  const marks = anonymous ? order.map((_, at) => letter(at)) : distinct(order.map(({ name }) => initials(name)));
  return order.map(({ id, name, role }, at) => ({ id, name: anonymous ? marks[at] ?? "" : name, mark: marks[at] ?? "", isExpert: role === "expert" }));
}

const letter = (at: number): string => at < 26 ? String.fromCharCode(65 + at) : `${letter(Math.floor(at / 26) - 1)}${letter(at % 26)}`;

/** Two letters of a name: the first of its first and last word; of a Chinese name the given name. */
export function initials(name: string): string {
  const words = name.trim().split(/[\s·]+/u);
  if (/^\p{Script=Han}+$/u.test(name.trim())) return [...name.trim()].slice(-2).join("");
  const letters = words.length > 1 ? [words[0], words.at(-1)].map((word) => [...(word ?? "")][0]) : [...(words[0] ?? "")].slice(0, 2);
  return letters.join("").toUpperCase();
}

/** Those that come again carry a number. */
function distinct(marks: string[]): string[] {
  return marks.map((mark, at) => {
    const before = marks.slice(0, at).filter((each) => each === mark).length;
    return before > 0 ? `${mark}${before + 1}` : mark;
  });
}
