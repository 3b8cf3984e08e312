import { FluentBundle, FluentNumber, FluentResource, type FluentVariable } from "@fluent/bundle";

export const LOCALES = ["en", "zh-Hans", "zh-Hant"] as const;
export type Locale = (typeof LOCALES)[number];
/** The text of a message, or undefined where this language has none. */
export type Translate = (id: string, values?: Record<string, FluentVariable>) => string;

// One language is fetched, and the others only when somebody asks for them.
const sources: Record<Locale, () => Promise<{ default: string }>> = {
  en: () => import("./locales/en.ftl?raw"),
  "zh-Hans": () => import("./locales/zh-Hans.ftl?raw"),
  "zh-Hant": () => import("./locales/zh-Hant.ftl?raw"),
};
const translators = new Map<Locale, Translate>();

/** The nearest language there is: `zh-TW`, `zh-HK` and `zh-MO` read traditional characters. */
export function nearestLocale(tag: string | null | undefined): Locale | undefined {
  if (!tag) return undefined;
  if (/^zh\b/i.test(tag)) return /hant|-(tw|hk|mo)\b/i.test(tag) ? "zh-Hant" : "zh-Hans";
  return /^en\b/i.test(tag) ? "en" : undefined;
}

/** The form's words in a language, once they are there. */
export async function formTexts(locale: Locale): Promise<Translate> {
  const known = translators.get(locale);
  if (known) return known;
  const bundle = bundleOf(locale, (await sources[locale]()).default);
  const translate: Translate = (id, values) => format(bundle, id, values) ?? id;
  translators.set(locale, translate);
  return translate;
}

/** The same at once, or undefined where they are still to come. */
export const knownTexts = (locale: Locale): Translate | undefined => translators.get(locale);

export function bundleOf(locale: Locale, source: string): FluentBundle {
  // Marks around every value would be copied into notes and exports.
  const bundle = new FluentBundle(locale, { useIsolating: false });
  bundle.addResource(new FluentResource(source));
  return bundle;
}

export function format(bundle: FluentBundle, id: string, values?: Record<string, FluentVariable>): string | undefined {
  const pattern = bundle.getMessage(id)?.value;
  return pattern ? bundle.formatPattern(pattern, values && Object.fromEntries(Object.entries(values).map(([name, value]) => [name, plainCount(value)]))) : undefined;
}

/** A count that every language here writes with the same digits. */
class PlainCount extends FluentNumber {
  override toString(): string { return String(this.value); }
}

// The first number formatter of a page takes ten milliseconds to make, and a form says little more than "3 of 14".
const plainCount = (value: FluentVariable) => (typeof value === "number" && Number.isInteger(value) && value >= 0 && value < 1000 ? new PlainCount(value) : value);
