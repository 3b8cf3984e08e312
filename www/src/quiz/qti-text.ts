import type { Text } from "calibrant";
import { attribute, nameOf, textOf } from "./xml.js";

/** A paragraph, and the language it is said to be in. */
export interface Paragraph { language: string | undefined; text: string }

/** Tells what of a text is lost. */
export type Lost = (reason: "media" | "markup", what: string) => void;

/** Nothing is lost by reading these as text. */
const PLAIN = new Set(["itemBody", "contentBody", "prompt", "simpleChoice", "simpleAssociableChoice", "rubricBlock", "modalFeedback", "feedbackBlock", "feedbackInline",
  "div", "p", "section", "article", "span", "br"]);
const INLINE = new Set(["a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "dfn", "em", "feedbackInline", "i", "kbd", "label", "mark", "printedVariable", "q", "ruby", "rb", "rp", "rt",
  "s", "samp", "small", "span", "strong", "sub", "sup", "td", "th", "time", "tt", "u", "var", "wbr"]);
const MEDIA = new Set(["audio", "canvas", "embed", "figure", "iframe", "img", "math", "object", "picture", "svg", "video"]);
/** What is inside them is no text for a reader. */
const SILENT = new Set(["apipAccessibility", "catalogInfo", "companionMaterialsInfo", "script", "style", "stylesheet"]);

/** Paragraphs of an element; what `apart` says yes to is somebody else's to read. */
export function paragraphsOf(element: Element, apart: (element: Element) => boolean, lost: Lost): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  const begin = (language: string | undefined) => { paragraphs.push({ language, text: "" }); };
  const read = (node: Node, language: string | undefined): void => {
    if (node.nodeType === 3 || node.nodeType === 4) paragraphs.at(-1)!.text += node.nodeValue ?? "";
    if (node.nodeType === 1) readElement(node as Element, language);
  };
  const readElement = (inner: Element, around: string | undefined): void => {
    const name = nameOf(inner);
    if (apart(inner)) return;
    if (SILENT.has(name)) return lost("markup", name);
    if (MEDIA.has(name)) {
      lost("media", name);
      paragraphs.at(-1)!.text += ` ${standIn(inner)} `;
      return;
    }
    if (!PLAIN.has(name)) lost("markup", name);
    const isInline = INLINE.has(name);
    // A foreign word in a sentence is not a translation of it.
    const language = isInline ? around : languageOf(inner) ?? around;
    if (!isInline) begin(language);
    else if (name === "td" || name === "th") paragraphs.at(-1)!.text += " ";
    Array.from(inner.childNodes).forEach((child) => read(child, language));
    if (!isInline) begin(around);
  };
  const outer = languageAt(element);
  begin(outer);
  readElement(element, outer);
  return paragraphs.map(({ language, text }) => ({ language, text: text.replace(/\s+/g, " ").trim() })).filter(({ text }) => text !== "");
}

/** What a picture or a film says of itself. */
function standIn(media: Element): string {
  const words = attribute(media, "alt") ?? media.getAttribute("alttext") ?? textOf(media);
  return words.trim() === "" ? "" : `[${words.trim()}]`;
}

function languageOf(element: Element): string | undefined {
  const language = element.getAttribute("xml:lang") ?? "";
  return /^[A-Za-z][A-Za-z0-9]{0,7}(-[A-Za-z0-9]{1,8})*$/.test(language) ? language : undefined;
}

/** The language an element is in, by itself or by what is around it. */
export function languageAt(element: Element): string | undefined {
  for (let node: Node | null = element; node?.nodeType === 1; node = node.parentNode) {
    const language = languageOf(node as Element);
    if (language !== undefined) return language;
  }
  return undefined;
}

/** The languages that all of some texts are in, where they are more than one: then each text is there once in each. */
export function sharedLanguages(texts: Paragraph[][]): string[] {
  const all = texts.map((text) => [...new Set(text.map(({ language }) => language))].sort());
  const first = all[0] ?? [];
  const isShared = first.length > 1 && all.every((languages) => languages.join() === first.join());
  return isShared && first.every((language) => language !== undefined) ? first : [];
}

/** A text a language where they are shared; else one text, under its language where all of it has the same. */
export function localized(paragraphs: Paragraph[], shared: string[]): Text {
  const joined = (some: Paragraph[]) => some.map(({ text }) => text).join("\n");
  const languages = [...new Set(paragraphs.map(({ language }) => language))];
  const isApart = shared.length > 0 && languages.every((language) => language !== undefined && shared.includes(language));
  if (languages.length > 1 && !isApart) return joined(paragraphs);
  const each = languages.flatMap((language) => language === undefined ? [] : [[language, joined(paragraphs.filter((own) => own.language === language))]]);
  return each.length > 0 ? Object.fromEntries(each) : joined(paragraphs);
}
