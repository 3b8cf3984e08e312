// What has to be known of a receiver before statements can be made for it. Every fault is told at once, each with its place.
import type { Naming } from "./attempt-statements.js";
import { isObject } from "./json.js";
import type { Launch } from "./statements.js";

export interface Fault { place: string; fault: "not-json" | "missing" | "not-a-text" | "not-an-object" | "not-a-list" | "not-an-iri" | "not-a-mailbox" | "not-a-uuid" | "not-a-mode" | "not-a-share" | "one-of-two" }
type Judge = (value: unknown) => Fault["fault"] | undefined;

const isText = (value: unknown): value is string => typeof value === "string" && value.trim() !== "";

const text: Judge = (value) => isText(value) ? undefined : "not-a-text";
const object: Judge = (value) => isObject(value) ? undefined : "not-an-object";
/** With a scheme, and without blanks or what no IRI has. */
const iri: Judge = (value) => isText(value) && /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(value) ? undefined : "not-an-iri";
const uuid: Judge = (value) => isText(value) && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value) ? undefined : "not-a-uuid";
const mode: Judge = (value) => ["Normal", "Browse", "Review"].includes(value as string) ? undefined : "not-a-mode";
const share: Judge = (value) => typeof value === "number" && value >= 0 && value <= 1 ? undefined : "not-a-share";

/** As they are typed: one of account and mailbox has to be there. */
export interface NamingGiven { homePage?: string | undefined; mbox?: string | undefined; iri?: string | undefined; registration?: string | undefined }

export function namingFrom({ homePage, mbox, iri: address, registration }: NamingGiven): { naming?: Naming; faults: Fault[] } {
  const faults: Fault[] = [];
  const judge = (place: string, value: string | undefined, by: Judge) => {
    const fault = value === undefined ? undefined : by(value);
    if (fault) faults.push({ place, fault });
  };
  if ((homePage === undefined) === (mbox === undefined)) faults.push({ place: "homePage", fault: "one-of-two" });
  judge("homePage", homePage, iri);
  judge("mbox", mbox, (value) => /^(mailto:)?[^\s@]+@[^\s@]+$/.test(String(value)) ? undefined : "not-a-mailbox");
  judge("iri", address, iri);
  judge("registration", registration, uuid);
  if (faults.length > 0) return { faults };
  const rater = mbox === undefined ? { account: { homePage: homePage ?? "" } } : { mbox: mbox.startsWith("mailto:") ? mbox : `mailto:${mbox}` };
  return { faults, naming: { rater, ...(address === undefined ? {} : { iri: address }), ...(registration === undefined ? {} : { registration }) } };
}

const SESSION = "https://w3id.org/xapi/cmi5/context/extensions/sessionid";

/** What the LMS handed over, as JSON; keys besides stay out of it, such as those that let one in. */
export function launchFrom(json: string): { launch?: Launch; faults: Fault[] } {
  let given: unknown;
  try {
    given = JSON.parse(json);
  } catch {
    return { faults: [{ place: "", fault: "not-json" }] };
  }
  if (!isObject(given)) return { faults: [{ place: "", fault: "not-an-object" }] };
  const faults: Fault[] = [];
  /** Says what is wrong at a place; whether anything can be asked below it. */
  const judge = (within: unknown, key: string, by: Judge, place: string, isNeeded = true): boolean => {
    const value = isObject(within) ? within[key] : undefined;
    const fault = value === undefined ? (isNeeded ? "missing" : undefined) : by(value);
    if (fault) faults.push({ place: `${place}/${key}`, fault });
    return !fault && value !== undefined;
  };
  const { actor, contextTemplate: template } = given;
  if (judge(given, "actor", object, "") && judge(actor, "account", object, "/actor")) {
    const { account } = actor as { account: unknown };
    judge(account, "homePage", iri, "/actor/account");
    judge(account, "name", text, "/actor/account");
  }
  judge(given, "activityId", iri, "");
  judge(given, "registration", uuid, "");
  judge(given, "launchMode", mode, "");
  judge(given, "masteryScore", share, "", false);
  if (judge(given, "contextTemplate", object, "")) {
    const { extensions, contextActivities } = template as { [key: string]: unknown };
    if (judge(template, "extensions", object, "/contextTemplate") && !isText((extensions as { [key: string]: unknown })[SESSION])) faults.push({ place: `/contextTemplate/extensions/${SESSION}`, fault: "missing" });
    if (judge(template, "contextActivities", object, "/contextTemplate", false)) {
      for (const [relation, list] of Object.entries(contextActivities as object)) {
        if (!Array.isArray(list)) faults.push({ place: `/contextTemplate/contextActivities/${relation}`, fault: "not-a-list" });
        else list.forEach((each, at) => judge(each, "id", iri, `/contextTemplate/contextActivities/${relation}/${at}`));
      }
    }
  }
  if (faults.length > 0) return { faults };
  const { activityId, registration, launchMode, masteryScore } = given as unknown as Launch;
  return { faults, launch: { actor: actor as Launch["actor"], activityId, registration, launchMode, contextTemplate: template as Launch["contextTemplate"], ...(masteryScore === undefined ? {} : { masteryScore }) } };
}
