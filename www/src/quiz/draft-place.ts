// Where on the page of an author something in a draft is mended.
import { askedIn, type DraftDocument } from "./draft.js";

/** `part` and `asked` by their places; `paths`: fields that could be meant, the nearest first. */
export interface DraftPlace { part?: number; asked?: number; paths: string[] }

/** Of a JSON Pointer such as the engine's issues have. */
export function placeOf(document: DraftDocument, path: string): DraftPlace {
  const [root, first = "", second = "", third] = path.split("/").slice(1).map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  if (root === "parts") {
    const isAsked = (second === "items" || second === "cases") && third !== undefined;
    return { part: Number(first), ...(isAsked ? { asked: Number(third) } : {}), paths: upwards(path) };
  }
  const part = root === "key" ? document.parts.findIndex(({ id }) => id === first) : -1;
  if (part < 0) return { paths: upwards(path) };
  const found = document.parts[part];
  const asked = askedIn(found).findIndex(({ id }) => id === second);
  const place = asked < 0 ? `/parts/${part}` : `/parts/${part}/${found?.kind === "scoring" ? "cases" : "items"}/${asked}`;
  return { part, ...(asked < 0 ? {} : { asked }), paths: [...upwards(path).filter((each) => each.split("/").length > 3), ...upwards(place)] };
}

/** A pointer, then what it is in, and so on. */
function upwards(path: string): string[] {
  const steps = path.split("/");
  return steps.map((_, at) => steps.slice(0, steps.length - at).join("/")).filter((each) => each !== "");
}
