import type { ScoreDisplay } from "../element/scorecard-element.js";
import { DEFAULT_KEYMAP, type Keymap } from "../element/keyboard.js";
import { nearestLocale, type Locale } from "../element/texts.js";
import type { Database } from "./database.js";
import type { KeptRules } from "./standing.js";

export interface Settings {
  /** Undefined follows the browser. */
  locale: Locale | undefined;
  scoreDisplay: ScoreDisplay;
  hotkeys: "on" | "off";
  keymap: Keymap;
  raterId: string;
  raterLevel: "quality" | "leadership" | "supervisor" | "agent";
  csvMark: boolean;
  certificates: KeptRules;
}

export const DEFAULT_SETTINGS: Settings = {
  locale: undefined,
  scoreDisplay: "live",
  hotkeys: "on",
  keymap: DEFAULT_KEYMAP,
  raterId: "r-1",
  raterLevel: "quality",
  csvMark: true,
  certificates: { soonDays: 30, absenceDays: 90, inUse: [], lastScored: "", issuer: "", homePage: "" },
};

const KEY = "page";

export async function readSettings(database: Database): Promise<Settings> {
  return complete(await database.get("settings", KEY));
}

function complete(kept: Partial<Settings> = {}): Settings {
  return { ...DEFAULT_SETTINGS, ...kept, keymap: { ...DEFAULT_KEYMAP, ...kept.keymap }, certificates: { ...DEFAULT_SETTINGS.certificates, ...kept.certificates } };
}

/** What is to be changed, by itself or by what was kept until then. */
export type Changing = Change | ((settings: Settings) => Change);
type Change = Partial<Omit<Settings, "certificates">> & { certificates?: Partial<KeptRules> };

export function withChange(settings: Settings, changing: Changing): Settings {
  const change = typeof changing === "function" ? changing(settings) : changing;
  return { ...settings, ...change, certificates: { ...settings.certificates, ...change.certificates } };
}

/** Changes what is kept now and tells it: what another tab has changed meanwhile stays. */
export async function changeSettings(database: Database, changing: Changing): Promise<Settings> {
  const transaction = database.transaction("settings", "readwrite");
  const settings = withChange(complete(await transaction.store.get(KEY)), changing);
  await Promise.all([transaction.store.put(settings, KEY), transaction.done]);
  return settings;
}

export async function noteExport(database: Database): Promise<void> {
  await database.put("settings", { exportedAt: Date.now() }, "export");
}

export async function lastExport(database: Database): Promise<number | undefined> {
  return (await database.get("settings", "export"))?.exportedAt;
}

/** The language set by hand, else the first of the browser's that the page speaks. */
export function localeOf({ locale }: Pick<Settings, "locale">): Locale {
  return locale ?? navigator.languages.map(nearestLocale).find((each) => each !== undefined) ?? "en";
}
