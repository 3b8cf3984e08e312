// Texts of a quiz in several languages, of which an author writes one at a time.
import type { Text } from "calibrant";
import type { Locale } from "../element/texts.js";
import type { DraftDocument } from "./draft.js";

/** A text without a language is in `plain`; "" where there is nothing in this language. */
export function textIn(text: Text | undefined, language: string, plain: string): string {
  if (text === undefined) return "";
  if (typeof text === "string") return language === plain ? text : "";
  return text[language] ?? "";
}

/** With something else in one language. It stays a plain text until there is a second language; undefined where nothing is left. */
export function withText(text: Text | undefined, language: string, plain: string, written: string): Text | undefined {
  const others = Object.entries(typeof text === "string" ? (text === "" ? {} : { [plain]: text }) : text ?? {}).filter(([each]) => each !== language);
  if (others.length === 0 && (text === undefined || typeof text === "string") && language === plain) return written === "" ? undefined : written;
  const [only, ...more] = written === "" ? others : [...others, [language, written] as const];
  if (!only) return undefined;
  return more.length === 0 && only[0] === plain && written === "" ? only[1] : Object.fromEntries([only, ...more]);
}

/** A text, and the JSON Pointer it stands at. */
interface Placed { path: string; text: Text }

/** Everything that an author writes for raters to read; scorecards and calls have words of their own. */
function textsOf({ title, purpose, skills, parts, key }: DraftDocument): Placed[] {
  const texts: Placed[] = [];
  const take = (path: string, text: Text | undefined) => { if (text !== undefined) texts.push({ path, text }); };
  const takeAll = (path: string, table: { [name: string]: Text } | undefined) => { for (const [name, text] of Object.entries(table ?? {})) take(`${path}/${name}`, text); };
  take("/title", title);
  take("/purpose", purpose);
  takeAll("/skills", skills);
  parts.forEach((part, at) => {
    take(`/parts/${at}/title`, part.title);
    if (part.kind === "scoring") part.cases.forEach((call, index) => take(`/parts/${at}/cases/${index}/title`, call.title));
    else part.items.forEach((item, index) => {
      const path = `/parts/${at}/items/${index}`;
      take(`${path}/title`, item.title);
      take(`${path}/guidance`, item.guidance);
      if ("options" in item) item.options.forEach((option, place) => take(`${path}/options/${place}/title`, option.title));
      if ("prompts" in item) item.prompts.forEach((prompt, place) => take(`${path}/prompts/${place}/title`, prompt.title));
    });
    for (const [asked, right] of Object.entries(key[part.id] ?? {})) {
      if ("reason" in right) take(`/key/${part.id}/${asked}/reason`, right.reason);
      if ("reasons" in right) takeAll(`/key/${part.id}/${asked}/reasons`, right.reasons);
    }
  });
  return texts;
}

/** Where something stands in another language and nothing in this one. */
export function missingIn(document: DraftDocument, language: string, plain: string): string[] {
  const isWritten = (text: Text) => (typeof text === "string" ? [text] : Object.values(text)).some((each) => each.trim() !== "");
  return textsOf(document).filter(({ text }) => isWritten(text) && textIn(text, language, plain).trim() === "").map(({ path }) => path);
}

/** In which language texts without one seem to be: by Han characters, which are of the reader's own Chinese where the reader has one. */
export function plainIn(document: DraftDocument, locale: Locale): Locale {
  const plain = textsOf(document).flatMap(({ text }) => typeof text === "string" ? [text] : []).join("");
  if (plain === "") return locale;
  const isChinese = locale !== "en";
  if (/\p{Script=Han}/u.test(plain)) return isChinese ? locale : "zh-Hans";
  return "en";
}

/** Whether any text says no language. */
export const hasPlain = (document: DraftDocument): boolean => textsOf(document).some(({ text }) => typeof text === "string" && text !== "");

/** In which languages anything is written. */
export function languagesOf(document: DraftDocument, plain: string): string[] {
  return [...new Set(textsOf(document).flatMap(({ text }) => typeof text === "string" ? (text.trim() === "" ? [] : [plain]) : Object.keys(text)))];
}
