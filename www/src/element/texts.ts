import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import en from "./locales/en.ftl?raw";
import zhHans from "./locales/zh-Hans.ftl?raw";
import zhHant from "./locales/zh-Hant.ftl?raw";

export const LOCALES = ["en", "zh-Hans", "zh-Hant"] as const;
export type Locale = (typeof LOCALES)[number];
/** The text of a message, or undefined where this language has none. */
export type Translate = (id: string, values?: Record<string, FluentVariable>) => string;

const sources: Record<Locale, string> = { en, "zh-Hans": zhHans, "zh-Hant": zhHant };
const bundles = new Map<Locale, FluentBundle>();

/** The nearest language there is: `zh-TW`, `zh-HK` and `zh-MO` read traditional characters. */
export function nearestLocale(tag: string | null | undefined): Locale | undefined {
  if (!tag) return undefined;
  if (/^zh\b/i.test(tag)) return /hant|-(tw|hk|mo)\b/i.test(tag) ? "zh-Hant" : "zh-Hans";
  return /^en\b/i.test(tag) ? "en" : undefined;
}

export function translator(locale: Locale): Translate {
  const bundle = bundles.get(locale) ?? bundleOf(locale, sources[locale]);
  bundles.set(locale, bundle);
  return (id, values) => format(bundle, id, values) ?? id;
}

export function bundleOf(locale: Locale, source: string): FluentBundle {
  // Marks around every value would be copied into notes and exports.
  const bundle = new FluentBundle(locale, { useIsolating: false });
  bundle.addResource(new FluentResource(source));
  return bundle;
}

export function format(bundle: FluentBundle, id: string, values?: Record<string, FluentVariable>): string | undefined {
  const pattern = bundle.getMessage(id)?.value;
  return pattern ? bundle.formatPattern(pattern, values) : undefined;
}
