import type { FluentBundle } from "@fluent/bundle";
import type { Issue } from "calibrant";
import { bundleOf, format, formTexts, type Locale, type Translate } from "./element/texts.js";

// One language is fetched, and the others only when somebody asks for them.
const pages = import.meta.glob<string>("./locales/*/*.ftl", { query: "?raw", import: "default" });
const issueFiles = import.meta.glob<string>("../../messages/issues.*.ftl", { query: "?raw", import: "default" });

/** Each in its own. */
export const LANGUAGE_NAMES: Record<Locale, string> = { en: "English", "zh-Hans": "简体中文", "zh-Hant": "繁體中文" };

/** The engine's words for what a value of a document is. */
const TYPES: { [word: string]: string } = {
  text: "value-text", list: "value-list", object: "value-object", number: "value-number",
  boolean: "value-boolean", null: "value-null", unreadable: "value-unreadable",
};

export interface Texts {
  readonly locale: Locale;
  readonly t: Translate;
  /** The words of the form. */
  readonly form: Translate;
  /** The sentence of an issue, in this language where it has one. */
  readonly sentence: (issue: Pick<Issue, "code" | "values" | "message">) => string;
}

export async function loadTexts(locale: Locale): Promise<Texts> {
  const [form, page, issues] = await Promise.all([
    formTexts(locale),
    bundle(locale, pages[`./locales/${locale}/page.ftl`]),
    bundle(locale, issueFiles[`../../messages/issues.${locale}.ftl`]),
  ]);
  return {
    locale,
    form,
    t: (id, values) => (page && format(page, id, values)) ?? id,
    sentence: ({ code, values, message }) => {
      // What was expected and found are words of the engine, which have names in every language.
      const named = (value: string) => (code === "wrong-type" && page && format(page, TYPES[value] ?? "")) || value;
      const printable = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, named(printed(value))]));
      return (page && format(page, `issue-${code}`, printable)) ?? (issues && format(issues, code, printable)) ?? message;
    },
  };
}

/** The same with the sentences of one view, which are fetched with it. */
export async function withPart({ t, ...texts }: Texts, part: string): Promise<Texts> {
  const own = await bundle(texts.locale, pages[`./locales/${texts.locale}/${part}.ftl`]);
  return { ...texts, t: (id, values) => (own && format(own, id, values)) ?? t(id, values) };
}

async function bundle(locale: Locale, source: (() => Promise<string>) | undefined): Promise<FluentBundle | undefined> {
  return source && bundleOf(locale, await source());
}

/** Numbers go in as text: a message quotes a document, it does not format it. */
function printed(value: Issue["values"][string]): string {
  return Array.isArray(value) ? value.join(", ") : String(value ?? "–");
}
