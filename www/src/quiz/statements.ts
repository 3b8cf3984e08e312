// What an attempt at a quiz came to, as statements for a learning record store [xAPI] and for the LMS that launched the
// quiz [cmi5]. Only data: nothing is sent, and the same attempt gives the same statements, ids too, so that a store that
// has them already keeps one of each.
import type { Text } from "calibrant";
import type { QuestionDocument } from "calibrant/quiz";

export interface Agent { name?: string; mbox?: string; account?: { homePage: string; name: string } }

/** `undetermined`: the evidence does not say, and neither do the statements. */
export type Verdict = "passed" | "failed" | "undetermined";

export interface Outcome {
  verdict: Verdict;
  /** From -1 to 1; none where nothing could be scored. */
  scaled?: number;
}

/** As `calibrant/attempt@1` writes it. */
export interface Answer { option?: string; options?: string[]; order?: string[]; matches?: { [prompt: string]: string }; number?: number | string }

export interface AttemptFacts extends Outcome {
  id: string;
  rater: Agent;
  /** `iri`: by what others know the quiz; one of its id and version unless given. */
  quiz: { id: string; version: string; hash: string; title: Text; iri?: string };
  /** With offset; the rater's clock. */
  started: string;
  finished: string;
  /** Without breaks; the time between both unless given. */
  seconds?: number;
  /** A UUID that binds what belongs together; one made of the attempt's id unless given. */
  registration?: string;
  parts?: (Outcome & { id: string; title: Text })[];
  /** `share` of the question's points. */
  questions?: { question: QuestionDocument; answer: Answer; share: number; at?: string }[];
}

/** What the LMS handed over at the launch, in its launch URL and its launch data. */
export interface Launch {
  actor: Agent & { account: { homePage: string; name: string } };
  activityId: string;
  registration: string;
  launchMode: "Normal" | "Browse" | "Review";
  contextTemplate: Context & { extensions: { [iri: string]: unknown } };
  masteryScore?: number;
}

export interface Activity { objectType: "Activity"; id: string; definition?: { [key: string]: unknown } }
export interface Context { registration?: string; platform?: string; contextActivities?: { [relation: string]: Activity[] }; extensions?: { [iri: string]: unknown } }
export interface Result { score?: { scaled: number }; success?: boolean; completion?: boolean; duration?: string; response?: string }
export interface Statement {
  id: string;
  actor: Agent & { objectType: "Agent" };
  verb: { id: string; display: { [language: string]: string } };
  object: Activity;
  result?: Result;
  context: Context;
  timestamp: string;
}

type Verb = "initialized" | "answered" | "completed" | "passed" | "failed" | "terminated";
type Said = Omit<Statement, "id" | "actor" | "verb"> & { verb: Verb };

// ---------------------------------------------------------------- xAPI

export async function xapiStatements(attempt: AttemptFacts): Promise<Statement[]> {
  const quiz = quizActivity(attempt);
  const context: Context = { registration: attempt.registration ?? await uuidOf(`attempt ${attempt.id}`), platform: "Calibrant" };
  const within: Context = { ...context, contextActivities: { parent: [{ objectType: "Activity", id: quiz.id }] } };
  const finished = instant(attempt.finished);
  const duration = durationOf(attempt);
  const said: Said[] = [
    { verb: "initialized", object: quiz, context, timestamp: instant(attempt.started) },
    ...(attempt.questions ?? []).map(({ question, answer, share, at }): Said => ({
      verb: "answered", object: questionActivity(quiz, question), context: within, timestamp: at === undefined ? finished : instant(at),
      result: { response: responseOf(answer), score: { scaled: share }, success: share === 1 },
    })),
    ...(attempt.parts ?? []).map((part): Said => ({
      verb: "completed", object: activity(`${quiz.id}/part/${part.id}`, "assessment", part.title), context: within, timestamp: finished,
      result: { ...outcomeOf(part), completion: true },
    })),
    { verb: "completed", object: quiz, context, timestamp: finished, result: { ...outcomeOf(attempt), completion: true, duration } },
    ...verdictIn(attempt, (verb): Said => ({ verb, object: quiz, context, timestamp: finished, result: { ...outcomeOf(attempt), completion: true, duration } })),
  ];
  return statements(said, attempt.rater, attempt.id);
}

/** Nothing where nothing was decided. */
const verdictIn = ({ verdict }: Outcome, make: (verb: Verb) => Said): Said[] => verdict === "undetermined" ? [] : [make(verdict)];

function outcomeOf({ verdict, scaled }: Outcome): Result {
  return { ...(scaled === undefined ? {} : { score: { scaled } }), ...(verdict === "undetermined" ? {} : { success: verdict === "passed" }) };
}

function quizActivity({ quiz: { id, version, hash, title, iri } }: AttemptFacts): Activity {
  const own = `urn:calibrant:quiz:${encodeURIComponent(id)}:${encodeURIComponent(version)}`;
  return activity(iri ?? own, "assessment", title, { extensions: { "urn:calibrant:quiz:version": version, "urn:calibrant:quiz:hash": hash } });
}

const activity = (id: string, type: string, title: Text, more: object = {}): Activity =>
  ({ objectType: "Activity", id, definition: { type: `http://adlnet.gov/expapi/activities/${type}`, name: languageMap(title), ...more } });

/** A text that does not say its language is in an undetermined one. */
const languageMap = (text: Text): { [language: string]: string } => typeof text === "string" ? { und: text } : text;

/** Without the right answer: whoever may read statements need not be told the key. */
function questionActivity(quiz: Activity, question: QuestionDocument): Activity {
  return activity(`${quiz.id}/question/${question.id}`, "cmi.interaction", question.title, interactionOf(question));
}

function interactionOf(question: QuestionDocument): object {
  const components = (list: { id: string; title: Text }[]) => list.map(({ id, title }) => ({ id, description: languageMap(title) }));
  switch (question.kind) {
    case "single":
    case "multiple": return { interactionType: "choice", choices: components(question.options) };
    case "order": return { interactionType: "sequencing", choices: components(question.options) };
    case "match": return { interactionType: "matching", source: components(question.prompts), target: components(question.options) };
    case "number": return { interactionType: "numeric" };
  }
}

/** In the delimiters of the specification. */
function responseOf({ option, options, order, matches, number }: Answer): string {
  if (matches) return Object.entries(matches).map(([prompt, own]) => `${prompt}[.]${own}`).join("[,]");
  if (number !== undefined) return String(number);
  return (options ?? order ?? (option === undefined ? [] : [option])).join("[,]");
}

// ---------------------------------------------------------------- cmi5

const CMI5 = "https://w3id.org/xapi/cmi5/context";

/** The statements that cmi5 defines, in its order. To browse or review is no attempt; a verdict that the LMS' mastery score contradicts is not for the LMS. */
export async function cmi5Statements(attempt: AttemptFacts, launch: Launch): Promise<Statement[]> {
  const { scaled } = attempt;
  const [started, finished, duration] = [instant(attempt.started), instant(attempt.finished), durationOf(attempt)];
  const object: Activity = { objectType: "Activity", id: launch.activityId };
  const plain = contextOf(launch, []);
  const moving = contextOf(launch, ["moveon"]);
  const judged = launch.masteryScore === undefined ? moving : { ...moving, extensions: { ...moving.extensions, [`${CMI5}/extensions/masteryscore`]: launch.masteryScore } };
  const said: Said[] = launch.launchMode !== "Normal" ? [] : [
    { verb: "completed", object, context: moving, timestamp: finished, result: { completion: true, duration } },
    ...(agrees(attempt, launch.masteryScore) ? verdictIn(attempt, (verb): Said => ({
      verb, object, context: judged, timestamp: finished,
      // cmi5 knows no scores below nothing.
      result: { ...(scaled === undefined || scaled < 0 ? {} : { score: { scaled } }), success: verb === "passed", duration },
    })) : []),
  ];
  const all: Said[] = [
    { verb: "initialized", object, context: plain, timestamp: started },
    ...said,
    { verb: "terminated", object, context: plain, timestamp: finished, result: { duration } },
  ];
  return statements(all, launch.actor, `${attempt.id} ${String(launch.contextTemplate.extensions[`${CMI5}/extensions/sessionid`])}`);
}

/** "Passed" and "failed" have to be what the mastery score makes of the score. */
function agrees({ verdict, scaled }: Outcome, masteryScore: number | undefined): boolean {
  return masteryScore === undefined || (scaled !== undefined && (scaled >= masteryScore) === (verdict === "passed"));
}

/** The LMS' template, to which is only added. */
function contextOf({ registration, contextTemplate }: Launch, more: string[]): Context {
  const { contextActivities } = contextTemplate;
  const categories = ["cmi5", ...more].map((name): Activity => ({ objectType: "Activity", id: `${CMI5}/categories/${name}` }));
  const given = (contextActivities?.category ?? []).filter(({ id }) => categories.every((own) => own.id !== id));
  return { ...contextTemplate, registration, contextActivities: { ...contextActivities, category: [...given, ...categories] } };
}

// ---------------------------------------------------------------- both

/** Each id comes of what is said in which attempt. */
async function statements(said: Said[], agent: Agent, seed: string): Promise<Statement[]> {
  return Promise.all(said.map(async ({ verb, ...rest }) => ({
    id: await uuidOf(`${seed} ${verb} ${rest.object.id}`),
    actor: { objectType: "Agent" as const, ...agent },
    verb: { id: `http://adlnet.gov/expapi/verbs/${verb}`, display: { en: verb } },
    ...rest,
  })));
}

/** In UTC, as cmi5 asks for. */
const instant = (time: string): string => new Date(time).toISOString();

/** ISO 8601, to hundredths of a second as far as stores compare them. */
function durationOf({ started, finished, seconds }: AttemptFacts): string {
  const between = (Date.parse(finished) - Date.parse(started)) / 1000;
  const hundredths = Math.max(Math.round((seconds ?? between) * 100), 0);
  const [hours, minutes] = [Math.floor(hundredths / 360_000), Math.floor(hundredths / 6000) % 60];
  const rest = (hundredths % 6000) / 100;
  return `PT${hours > 0 ? `${hours}H` : ""}${minutes > 0 ? `${minutes}M` : ""}${rest > 0 || hundredths < 6000 ? `${rest}S` : ""}`;
}

/** The namespace of ids that are made here. */
const NAMESPACE = "7b1f6a52-0f0c-4c8e-9d59-2f1f5f6d3b1a";

/** A UUID of a name, version 5 [RFC9562]. */
async function uuidOf(name: string): Promise<string> {
  const namespace = Uint8Array.from(NAMESPACE.replaceAll("-", "").match(/../g) ?? [], (byte) => parseInt(byte, 16));
  const text = new TextEncoder().encode(name);
  const bytes = new Uint8Array(namespace.length + text.length);
  bytes.set(namespace);
  bytes.set(text, namespace.length);
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-1", bytes)).slice(0, 16);
  hash[6] = (hash[6]! & 0x0f) | 0x50;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  const hex = [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
