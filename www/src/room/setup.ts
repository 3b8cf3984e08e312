import type { ContactDocument, ScorecardDocument } from "calibrant";
import type { Level, RoomDocument, RoomRater } from "calibrant/calibration";
import { sha256Of } from "./room-file.js";

/** How a recording reaches the raters: not as a file, in the room file, or beside it. */
export type Way = "none" | "inside" | "beside";

export interface CaseSetup { title: string; contact?: ContactDocument; way: Way; recording?: { name: string; sha256: string } }
export interface RaterSetup { name: string; level: Level; role: "rater" | "expert"; site?: string }

/** A room while it is being set up: as it was typed, right or wrong. */
export interface Setup {
  title: string;
  host: string;
  /** Where the host is on the list of raters too: their name there. */
  hostRates?: string;
  card?: ScorecardDocument;
  cases: CaseSetup[];
  raters: RaterSetup[];
  mode: RoomDocument["mode"];
  reference: RoomDocument["reference"];
  tolerance: string;
  share: string;
  bias: string;
  minutes: string;
  anonymous: boolean;
}

export const blankSetup = (title: string, host: string): Setup => ({
  title, host, cases: [], raters: [], mode: "training", reference: "expert",
  tolerance: "5", share: "70", bias: "", minutes: "60", anonymous: false,
});

/** What is missing or cannot be, each as the name of a sentence with its values and the field to go to. */
export interface Problem { code: string; field: string; values?: { [name: string]: string } }

export function problemsOf(setup: Setup): Problem[] {
  const { title, host, card, cases, raters, mode, reference, tolerance, share, bias, minutes } = setup;
  return [
    ...unless(title.trim(), "title", "title"),
    ...unless(host.trim(), "host", "host"),
    ...unless(card, "card", "card"),
    ...unless(cases.length > 0, "cases", "contact"),
    ...cases.flatMap(({ title: name, way, recording }, at) => [
      ...unless(name.trim(), "case-title", `case-${at}`, { number: String(at + 1) }),
      ...unless(way === "none" || recording, "recording", `way-${at}`, { title: name }),
    ]),
    ...unless(raters.length > 1, "raters", "rater-list"),
    ...raters.flatMap(({ name }, at) => [
      ...unless(name.trim(), "rater-name", `rater-${at}`, { number: String(at + 1) }),
      ...unless(!raters.slice(0, at).some((each) => name.trim() && each.name.trim() === name.trim()), "rater-twice", `rater-${at}`, { name }),
    ]),
    ...unless(raters.length < 2 || raters.some(({ role }) => role === "rater"), "nobody-compared", "rater-list"),
    ...unless(mode === "training" || reference !== "consensus", "consensus", "reference"),
    ...unless(reference !== "expert" || raters.some(({ role }) => role === "expert"), "expert", "reference"),
    ...unless(isNumber(tolerance, 0, 1000) && Number(tolerance) > 0, "tolerance", "tolerance"),
    ...unless(isNumber(share, 1, 99.9), "share", "share"),
    ...unless(bias.trim() === "" || isNumber(bias, 0, 1000), "bias", "bias"),
    ...unless(/^\d+$/.test(minutes.trim()) && isNumber(minutes, 5, 600), "minutes", "minutes"),
  ];
}

const unless = (isRight: unknown, code: string, field: string, values?: Problem["values"]): Problem[] => isRight ? [] : [{ code, field, ...(values ? { values } : {}) }];

const isNumber = (text: string, low: number, high: number): boolean =>
  /^\d+(\.\d{1,6})?$/.test(text.trim()) && Number(text) >= low && Number(text) <= high;

/** A rater's id is made of the name: whoever is here again is known by it, on whatever device. */
export const raterId = async (name: string): Promise<string> => `r-${(await sha256Of(new TextEncoder().encode(name.trim()).buffer as ArrayBuffer)).slice(0, 10)}`;

/** The room that a setup without problems describes. */
export async function roomOf(setup: Setup, card: ScorecardDocument, created: string): Promise<RoomDocument> {
  const raters = await Promise.all(setup.raters.map(async ({ name, site, ...rest }): Promise<RoomRater> =>
    ({ id: await raterId(name), name: name.trim(), ...rest, ...(site?.trim() ? { site: site.trim() } : {}) })));
  const own = raters.find(({ name }) => name === setup.hostRates);
  return {
    title: setup.title.trim(), created, mode: setup.mode, reference: setup.reference, scorecard: card,
    cases: setup.cases.map((each, at) => ({ id: `case-${at + 1}`, title: each.title.trim(), ...contactOf(each) })),
    host: { id: "host", name: setup.host.trim() }, raters,
    rule: {
      tolerance: Number(setup.tolerance), share: Number(setup.share) / 100, minutes: Number(setup.minutes),
      ...(setup.bias.trim() ? { bias: Number(setup.bias) } : {}),
    },
    ...(setup.anonymous ? { anonymous: true } : {}),
    ...(own ? { meta: { hostRates: own.id } } : {}),
  };
}

/** A recording without a transcript makes a contact too: the file's name and hash have to travel. */
function contactOf({ title, contact, way, recording }: CaseSetup): { contact?: ContactDocument } {
  const { audio: _, ...rest } = contact ?? { format: "calibrant/contact@1", id: title.trim(), subject: {}, transcript: [] };
  if (way === "none" || !recording) return contact ? { contact: rest } : {};
  return { contact: { ...rest, audio: { name: recording.name, sha256: recording.sha256 } } };
}

/** The rater that the host is as well. */
export const hostAsRater = ({ meta, raters }: RoomDocument): RoomRater | undefined => raters.find(({ id }) => id === meta?.hostRates);
