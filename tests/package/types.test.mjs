// A user relies on index.d.ts being true: no key in it that the engine does not know, none missing that it gives or takes, the same
// closed lists of words, the same required keys. Written by hand, it is held to the engine here, by the TypeScript compiler.
import assert from "node:assert/strict";
import test, { before } from "node:test";

import jsonPatch from "fast-json-patch";

import * as calibration from "../../pkg/calibration-node.js";
import * as calibrant from "../../pkg/node.js";
import { compile as compileIn } from "./compiler.mjs";
import { draft, e1, pkg, readJson, shipped } from "./support.mjs";

const { Contact, Scorecard, init } = calibrant;
const { Session } = calibration;
const fixture = (name) => readJson(`tests/package/fixtures/every-key.${name}.json`);
const [card, deduction, evaluation, contact] = ["scorecard", "deduction", "evaluation", "contact"].map(fixture);
// `disposition` and `result` say opposite things of the other keys' score; a second evaluation has a score.
const { disposition, result, ...scoredEvaluation } = evaluation;

before(() => Promise.all([init(), calibration.init()]));

/** What the compiler says of a text that names the declarations; empty when it is content. */
const compile = (source) => compileIn(source.replaceAll("CALIBRANT_WORKER", "ROOT/pkg/worker.js").replaceAll("CALIBRANT_SESSIONS", "ROOT/pkg/calibration.js").replaceAll("CALIBRANT", "ROOT/pkg/index.js"));

const prelude = `
import type * as calibrant from "CALIBRANT";
import type {
  AnswerDocument, ConditionDocument, ContactDocument, DisputeDocument, EvaluationDocument, EvidenceDocument, FatalDocument, FormRule, Issue,
  ItemDocument, ItemRule, ItemScore, OptionDocument, ProfileDocument, Score, ScorecardDocument, SectionDocument, SectionRule, SectionScore, Status,
  StoredResult, SubjectDocument, ColumnScores, Scorecard,
} from "CALIBRANT";

/** Compiles only where nothing is left over; else the compiler names what is. */
type Nothing<T extends never> = T;
type Differing<A, B> = Exclude<A, B> | Exclude<B, A>;
type Objects<T> = Extract<T, object>;
type Keys<T> = T extends unknown ? keyof T : never;
type At<T, K> = T extends unknown ? (K extends keyof T ? T[K] : never) : never;
type Values<T> = T extends unknown ? T[keyof T] : never;
type Entry<T> = T extends readonly (infer E)[] ? E : never;
type IsCondition<T> = [T] extends [never] ? false : [T] extends [ConditionDocument] ? ([ConditionDocument] extends [T] ? true : false) : false;
type RequiredKeys<T> = { [K in keyof T]-?: {} extends Pick<T, K> ? never : K }[keyof T];

/** The paths of the keys that type T has and no part of the fixture type F; conditions nest, and are looked at apart. */
type Missing<T, F, P extends string = ""> =
  [Objects<T>] extends [never] ? never
  : IsCondition<Objects<T>> extends true ? never
  : [Objects<T>] extends [readonly unknown[]] ? Missing<Entry<Objects<T>>, Entry<Objects<F>>, \`\${P}[]\`>
  : string extends keyof Objects<T> ? Missing<Values<Objects<T>>, Values<Objects<F>>, \`\${P}.*\`>
  : { [K in Keys<Objects<T>> & string]:
      K extends Keys<Objects<F>> ? Missing<At<Objects<T>, K>, At<Objects<F>, K>, \`\${P}.\${K}\`> : \`\${P}.\${K}\`
    }[Keys<Objects<T>> & string];
`;

const literal = (value) => JSON.stringify(value);
const union = (words) => (words.length > 0 ? words.map(literal).join(" | ") : "never");

function* conditionsOf(value) {
  if (typeof value !== "object" || value === null) return;
  for (const [key, entry] of Object.entries(value)) {
    if (key === "visibleWhen" || key === "not") yield entry;
    if (key === "all" || key === "any") yield* entry;
    yield* conditionsOf(entry);
  }
}

// ---------------------------------------------------------------- the fixtures

test("the fixtures are valid", () => {
  const opened = Scorecard.parse(card);
  for (const issues of [Scorecard.check(card), Scorecard.check(deduction), opened.check(evaluation), opened.check(scoredEvaluation), Contact.check(contact)]) {
    assert.deepEqual(issues, []);
  }
  assert.deepEqual(opened.verify(evaluation), []);
  assert.equal(opened.score(evaluation).score, null);
  assert.equal(opened.score(scoredEvaluation).score.exact, "70");
});

test("documents: no key is missing from the types, none is in them that a valid document cannot have", async () => {
  assert.equal(await compile(`${prelude}
    const cards = [${literal(card)}, ${literal(deduction)}];
    const typedCards = [${literal(card)}, ${literal(deduction)}] satisfies ScorecardDocument[];
    const conditions = ${literal([...conditionsOf(card)])};
    const typedConditions = ${literal([...conditionsOf(card)])} satisfies ConditionDocument[];
    const evaluation = ${literal(evaluation)};
    const typedEvaluation = ${literal(evaluation)} satisfies EvaluationDocument;
    const contact = ${literal(contact)};
    const typedContact = ${literal(contact)} satisfies ContactDocument;
    export type Checks = [
      Nothing<Missing<ScorecardDocument, (typeof cards)[number]>>,
      Nothing<Exclude<Keys<ConditionDocument>, Keys<(typeof conditions)[number]>>>,
      Nothing<Missing<EvaluationDocument, typeof evaluation>>,
      Nothing<Missing<ContactDocument, typeof contact>>,
    ];`), "");
});

test("documents: every shipped one fits the types", async () => {
  const contacts = readJson("contacts/index.json", pkg).map(({ file }) => readJson(`contacts/${file}`, pkg));
  assert.equal(await compile(`${prelude}
    export const cards = ${literal(Object.values(shipped))} satisfies ScorecardDocument[];
    export const contacts = ${literal(contacts)} satisfies ContactDocument[];
    export const evaluation = ${literal(readJson("evaluations/account-recovery.json", pkg))} satisfies EvaluationDocument;`), "");
});

test("the check itself sees a key too many, a key too few, a key in a condition", async () => {
  const { pass, ...passless } = card;
  const shallow = structuredClone(evaluation);
  delete shallow.answers.verified.evidence[0].to;
  const extra = structuredClone(card);
  extra.sections[0].items[0].colour = "red";
  const conditions = [...conditionsOf(card)].filter((condition) => !("atLeast" in condition));
  const said = await compile(`${prelude}
    const passless = ${literal([passless, deduction])};
    const shallow = ${literal(shallow)};
    const conditions = ${literal(conditions)};
    export const typed = ${literal(extra)} satisfies ScorecardDocument;
    export type Checks = [Nothing<Missing<ScorecardDocument, (typeof passless)[number]>>, Nothing<Missing<EvaluationDocument, typeof shallow>>,
      Nothing<Exclude<Keys<ConditionDocument>, Keys<(typeof conditions)[number]>>>];`);
  for (const expected of [/'"\.pass"' does not satisfy/, /'"\.answers\.\*\.evidence\[\]\.to"' does not satisfy/, /'"atLeast"' does not satisfy/, /'"colour"' does not exist/]) {
    assert.match(said, expected);
  }
});

// ---------------------------------------------------------------- words and required keys

/** The words that the engine allows at a place. */
function allowedAt(check, document, path) {
  const issues = check(jsonPatch.applyPatch(structuredClone(document), [{ op: "add", path, value: "no such word" }]).newDocument);
  const issue = issues.find((issue) => issue.path === path && issue.code === "not-one-of");
  return issue?.values.allowed ?? assert.fail(`${path} takes any word: ${issues.map(({ code }) => code)}`);
}

test("closed lists of words are the same", async () => {
  const opened = Scorecard.parse(card);
  const [ofCard, ofEvaluation] = [Scorecard.check, (document) => opened.check(document)];
  const places = [
    ["ScorecardDocument['method']", ofCard, card, "/method"],
    ["NonNullable<ScorecardDocument['notApplicable']>", ofCard, card, "/notApplicable"],
    ["NonNullable<ScorecardDocument['missing']>", ofCard, card, "/missing"],
    ["NonNullable<NonNullable<ScorecardDocument['pass']>['comparator']>", ofCard, card, "/pass/comparator"],
    ["NonNullable<NonNullable<ScorecardDocument['rounding']>['mode']>", ofCard, card, "/rounding/mode"],
    ["ItemDocument['kind']", ofCard, card, "/sections/0/items/0/kind"],
    ["NonNullable<ItemDocument['criticality']>", ofCard, card, "/sections/0/items/0/criticality"],
    ["Extract<FatalDocument['when'], string>", ofCard, card, "/sections/0/items/0/fatal/when"],
    ["FatalDocument['scope']", ofCard, card, "/sections/0/items/0/fatal/scope"],
    ["Extract<FatalDocument['effect'], string>", ofCard, card, "/sections/0/items/0/fatal/effect"],
    ["EvaluationDocument['rater']['level']", ofEvaluation, evaluation, "/rater/level"],
    ["EvaluationDocument['kind']", ofEvaluation, evaluation, "/kind"],
    ["EvaluationDocument['state']", ofEvaluation, evaluation, "/state"],
    ["NonNullable<EvaluationDocument['observations']>[number]['about']", ofEvaluation, evaluation, "/observations/0/about"],
  ];
  const checks = places.map(([type, check, document, path]) => `Nothing<Differing<${type}, ${union(allowedAt(check, document, path))}>>`);
  assert.equal(await compile(`${prelude} export type Checks = [${checks.join(",\n")}];`), "");
});

/** The keys of an object in a document that the engine misses when they are not there. */
function requiredAt(check, document, path) {
  const keys = Object.keys(path === "" ? document : jsonPatch.getValueByPointer(document, path));
  return keys.filter((key) => {
    const without = jsonPatch.applyPatch(structuredClone(document), [{ op: "remove", path: `${path}/${key}` }]).newDocument;
    return check(without).some((issue) => issue.code === "missing-key" && issue.path === path && issue.values.key === key);
  });
}

test("required keys are the same", async () => {
  const opened = Scorecard.parse(card);
  const [ofCard, ofEvaluation] = [Scorecard.check, (document) => opened.check(document)];
  // Required by what stands elsewhere, and so optional in the types.
  const places = [
    ["ScorecardDocument", ofCard, card, ""],
    ["NonNullable<ScorecardDocument['pass']>", ofCard, card, "/pass"],
    ["NonNullable<ScorecardDocument['bands']>[number]", ofCard, card, "/bands/0"],
    ["NonNullable<ScorecardDocument['rounding']>", ofCard, card, "/rounding"],
    ["ProfileDocument", ofCard, card, "/profiles/0"],
    ["SectionDocument", ofCard, card, "/sections/0"],
    ["ItemDocument", ofCard, card, "/sections/0/items/0", "options"],
    ["ItemDocument", ofCard, card, "/sections/1/items/2", "ranges"],
    ["ItemDocument", ofCard, card, "/sections/1/items/5"],
    ["OptionDocument", ofCard, card, "/sections/0/items/0/options/0", "points"],
    ["OptionDocument", ofCard, card, "/sections/1/items/4/options/0"],
    ["NonNullable<ItemDocument['ranges']>[number]", ofCard, card, "/sections/1/items/2/ranges/0", "points"],
    ["FatalDocument", ofCard, card, "/sections/0/items/0/fatal"],
    ["EvaluationDocument", ofEvaluation, evaluation, "", "subject"],
    ["EvaluationDocument['scorecard']", ofEvaluation, evaluation, "/scorecard", "hash"],
    ["SubjectDocument", ofEvaluation, evaluation, "/subject", "at", "post"],
    ["EvaluationDocument['rater']", ofEvaluation, evaluation, "/rater"],
    ["NonNullable<EvaluationDocument['timing']>", ofEvaluation, evaluation, "/timing"],
    ["AnswerDocument", ofEvaluation, evaluation, "/answers/verified"],
    ["EvidenceDocument", ofEvaluation, evaluation, "/answers/verified/evidence/0"],
    ["NonNullable<EvaluationDocument['disposition']>", ofEvaluation, evaluation, "/disposition"],
    ["NonNullable<EvaluationDocument['disposition']>['exempt']", ofEvaluation, evaluation, "/disposition/exempt"],
    ["NonNullable<NonNullable<EvaluationDocument['flags']>['commendation']>", ofEvaluation, evaluation, "/flags/commendation"],
    ["NonNullable<NonNullable<EvaluationDocument['flags']>['careAlert']>", ofEvaluation, evaluation, "/flags/careAlert"],
    ["NonNullable<NonNullable<EvaluationDocument['flags']>['specialCase']>", ofEvaluation, evaluation, "/flags/specialCase"],
    ["NonNullable<EvaluationDocument['observations']>[number]", ofEvaluation, evaluation, "/observations/0"],
    ["NonNullable<EvaluationDocument['acknowledgements']>[number]", ofEvaluation, evaluation, "/acknowledgements/0"],
    ["DisputeDocument", ofEvaluation, evaluation, "/disputes/0"],
    ["DisputeDocument['items'][number]", ofEvaluation, evaluation, "/disputes/0/items/0"],
    ["NonNullable<DisputeDocument['decision']>", ofEvaluation, evaluation, "/disputes/0/decision"],
    ["NonNullable<DisputeDocument['decision']>['per'][number]", ofEvaluation, evaluation, "/disputes/0/decision/per/0"],
    ["StoredResult", ofEvaluation, evaluation, "/result"],
    ["NonNullable<EvaluationDocument['revision']>", ofEvaluation, evaluation, "/revision"],
    ["ContactDocument", Contact.check, contact, ""],
    ["SubjectDocument", Contact.check, contact, "/subject"],
    ["ContactDocument['transcript'][number]", Contact.check, contact, "/transcript/0"],
    ["NonNullable<ContactDocument['audio']>", Contact.check, contact, "/audio"],
  ];
  const checks = places.map(([type, check, document, path, ...elsewhere]) => {
    const required = requiredAt(check, document, path);
    for (const key of elsewhere) assert.ok(required.includes(key), `${path}/${key} is required here after all`);
    return `Nothing<Differing<RequiredKeys<${type}>, ${union(required.filter((key) => !elsewhere.includes(key)))}>>`;
  });
  assert.equal(await compile(`${prelude} export type Checks = [${checks.join(",\n")}];`), "");
});

// ---------------------------------------------------------------- results

/** Scores of every golden case, of the fixtures, and of what those leave out. */
function scores() {
  const golden = readJson("tests/golden/scoring.json").cases.map(({ card, scorecard, patch = [], answers }) => {
    const document = jsonPatch.applyPatch(structuredClone(card ?? shipped[scorecard]), patch).newDocument;
    return Scorecard.parse(document).score(draft(document, answers));
  });
  const opened = Scorecard.parse(card);
  const showcase = shipped["showcase.json"];
  const seed = shipped["service-quality.json"];
  const scored = [
    opened.score(evaluation),
    opened.score(scoredEvaluation),
    opened.score({ ...scoredEvaluation, result: { ...result, exact: "1" } }),
    opened.score({ ...scoredEvaluation, answers: { ...evaluation.answers, verified: { notApplicable: true } } }),
    Scorecard.parse(showcase).score(draft(showcase, { calm: { option: "improve" }, "plain-words": { option: "yes" } }, { subject: { at: "2026-08-01T09:00:00+08:00", post: "fault-desk" } })),
    ...["block", "not-applicable", "no-credit", "worst"].flatMap((missing) => ["exclude", "within-section", "full-credit", "no-credit"].map((notApplicable) => {
      const document = { ...seed, missing, notApplicable };
      const { L1, ...answers } = e1;
      return Scorecard.parse(document).score(draft(document, answers));
    })),
    Scorecard.parse(deduction).score(draft(deduction, { slip: { option: "one" } })),
  ];
  const caps = { ...seed, sections: structuredClone(seed.sections) };
  for (const [place, scope] of ["item", "section", "form"].entries()) caps.sections[place].items[0].fatal = { when: "worst", scope, effect: { cap: 50 } };
  caps.sections[3].items[0].fatal = { when: "worst", scope: "form", effect: "fail" };
  const worst = Object.fromEntries(caps.sections.flatMap(({ items }) => items).map(({ id, options }) => [id, { option: options.at(-1).id }]));
  scored.push(Scorecard.parse(caps).score(draft(caps, { ...e1, L1: worst.L1, C1: worst.C1, O1: worst.O1, S1: worst.S1 })));
  return [...golden, ...scored];
}

const rulesOf = (results, parts) => [...new Set(results.flatMap((score) => parts(score).flatMap(({ rules }) => rules.map(({ rule }) => rule))))];

test("results: no key is missing from the types, none is in them that no result has, and every rule has its name", async () => {
  const results = scores();
  const statuses = [...new Set(results.flatMap(({ items }) => items.map(({ status }) => status)))];
  assert.equal(await compile(`${prelude}
    const scores = ${literal(results)};
    export const typed = ${literal(results)} satisfies Score[];
    export type Checks = [
      Nothing<Missing<Score, (typeof scores)[number]>>,
      Nothing<Exclude<ItemRule["rule"], ${union(rulesOf(results, ({ items }) => items))}>>,
      Nothing<Exclude<SectionRule["rule"], ${union(rulesOf(results, ({ sections }) => sections))}>>,
      Nothing<Exclude<FormRule["rule"], ${union(rulesOf(results, (score) => [score]))}>>,
      Nothing<Differing<Status, ${union(statuses)}>>,
      Nothing<Differing<Score["unit"], ${union([...new Set(results.map(({ unit }) => unit))])}>>,
      Nothing<Differing<Score["outcome"], ${union([...new Set(results.map(({ outcome }) => outcome))])}>>,
    ];`), "");
});

test("issues: as declared", async () => {
  const broken = { ...card, method: "guess", pass: { at: "x" }, title: 5, sections: [{ ...card.sections[0], weight: -1, colour: 1 }] };
  const issues = [...Scorecard.check(broken), ...Scorecard.check(null), ...Contact.check({}), ...Scorecard.parse(card).check({ ...evaluation, answers: { tone: { number: 1 } } })];
  assert.ok(issues.length > 12);
  assert.equal(await compile(`${prelude}
    const issues = ${literal(issues)};
    export const typed = ${literal(issues)} satisfies Issue[];
    export type Checks = [Nothing<Missing<Issue, (typeof issues)[number]>>];`), "");
});

// ---------------------------------------------------------------- calls

test("calls: the same names, and the same kinds of columns", async () => {
  const opened = Scorecard.parse(card);
  const members = (object) => Object.getOwnPropertyNames(object).filter((name) => name !== "constructor");
  const statics = members(Scorecard).filter((name) => !["length", "name", "prototype"].includes(name));
  const columns = opened.scoreColumns({ items: {} });
  const arrays = Object.entries(columns).map(([key, column]) => `${key}: new ${column.constructor.name}()`);
  assert.equal(await compile(`${prelude}
    export const columns = { ${arrays.join(", ")} } satisfies ColumnScores;
    export type Checks = [
      Nothing<Differing<keyof typeof calibrant, ${union(Object.keys(calibrant))}>>,
      Nothing<Differing<Extract<keyof Scorecard, string>, ${union(members(Scorecard.prototype))}>>,
      Nothing<Differing<Exclude<keyof typeof calibrant.Scorecard, "prototype">, ${union(statics)}>>,
      Nothing<Differing<keyof typeof calibrant.Contact, ${union(Object.keys(Contact))}>>,
      Nothing<Differing<keyof ColumnScores, ${union(Object.keys(columns))}>>,
    ];`), "");
});

// ---------------------------------------------------------------- sessions

const [session, sessionState] = ["session", "session-state"].map(fixture);
const sheet = {
  format: "calibrant/sheet@1", room: sessionState.room, scoringHash: sessionState.scoringHash, rater: "A", at: session.room.created,
  locks: [{ case: "c1", commit: "sha256:0", sealed: "AA" }],
};
const eventOf = (kind) => session.events.find((event) => event.kind === kind && (kind !== "consensus" || event.wording));

const sessionPrelude = `${prelude}
  import type * as calibration from "CALIBRANT_SESSIONS";
  import type { Agreed, Fault, Flag, RoomCase, RoomDocument, RoomRater, RuleDocument, Session, SessionDocument, SessionEvent, SessionState,
    SheetDocument, SheetState } from "CALIBRANT_SESSIONS";
  type Of<K extends SessionEvent["kind"]> = Extract<SessionEvent, { kind: K }>;
  /** Scorecards, contacts, evaluations and answers have their own checks above. */
  type Own<P> = Exclude<P, \`.room.scorecard.\${string}\` | \`\${string}.contact.\${string}\` | \`\${string}.evaluation.\${string}\` | \`\${string}.answer.\${string}\`>;
`;

test("sessions: no key is missing from the types, none is in them that a session, its state or a sheet cannot have", async () => {
  assert.deepEqual(Session.parse(session).state(), sessionState);
  assert.equal((Session.parse(session).locksOf(sheet)).length, 1);
  assert.equal(await compile(`${sessionPrelude}
    const session = ${literal(session)};
    const state = ${literal(sessionState)};
    const sheet = ${literal(sheet)};
    export const typedEvents = ${literal(session.events.filter(({ evaluation }) => evaluation?.kind !== "guess"))} satisfies SessionEvent[];
    export const typedRoom = ${literal(session.room)} satisfies RoomDocument;
    export const typedState = ${literal(sessionState)} satisfies SessionState;
    export const typedSheet = ${literal(sheet)} satisfies SheetDocument;
    export const shipped = ${literal(readJson("sessions/account-recovery.json", pkg))} satisfies SessionDocument;
    export type Checks = [
      Nothing<Own<Missing<SessionDocument, typeof session>>>,
      Nothing<Own<Missing<SessionState, typeof state>>>,
      Nothing<Missing<SheetDocument, typeof sheet>>,
      Nothing<Differing<SessionEvent["kind"], ${union([...new Set(session.events.map(({ kind }) => kind))])}>>,
      Nothing<Differing<Fault, ${union([...new Set(sessionState.flags.map(({ fault }) => fault))])}>>,
    ];`), "");
});

test("sessions: closed lists of words and required keys are the same", async () => {
  const issuesOf = (document) => {
    try {
      Session.parse(document).free();
      return [];
    } catch ({ issues }) {
      return issues;
    }
  };
  const ofSheet = (document) => {
    try {
      Session.parse(session).locksOf(document);
      return [];
    } catch ({ issues }) {
      return issues;
    }
  };
  const words = [["RoomDocument['mode']", "/room/mode"], ["RoomDocument['reference']", "/room/reference"], ["RoomRater['level']", "/room/raters/0/level"],
    ["NonNullable<RoomRater['role']>", "/room/raters/0/role"], ["SessionEvent['kind']", "/events/0/kind"]];
  const places = [
    ["SessionDocument", issuesOf, session, ""], ["RoomDocument", issuesOf, session, "/room"], ["RoomCase", issuesOf, session, "/room/cases/0"],
    ["RoomDocument['host']", issuesOf, session, "/room/host"], ["RoomRater", issuesOf, session, "/room/raters/0"], ["RuleDocument", issuesOf, session, "/room/rule"],
    ...["lock", "reveal", "sheet", "consensus", "join", "close"].map((kind) => [`Of<"${kind}">`, issuesOf, session, `/events/${session.events.indexOf(eventOf(kind))}`]),
    ["SheetDocument", ofSheet, sheet, ""], ["SheetDocument['locks'][number]", ofSheet, sheet, "/locks/0"],
  ];
  const statuses = sessionState.sheets.map(({ status }) => status);
  const before = Session.parse({ ...session, events: session.events.filter(({ kind }) => kind === "lock") }).state().sheets.map(({ status }) => status);
  assert.equal(await compile(`${sessionPrelude} export type Checks = [
    ${words.map(([type, path]) => `Nothing<Differing<${type}, ${union(allowedAt(issuesOf, session, path))}>>`).join(",\n")},
    ${places.map(([type, check, document, path]) => `Nothing<Differing<RequiredKeys<${type}>, ${union(requiredAt(check, document, path))}>>`).join(",\n")},
    Nothing<Differing<SheetState["status"], ${union([...new Set([...statuses, ...before])])}>>,
  ];`), "");
});

test("sessions: the same names", async () => {
  const members = (object) => Object.getOwnPropertyNames(object).filter((name) => name !== "constructor");
  const statics = members(Session).filter((name) => !["length", "name", "prototype"].includes(name));
  assert.equal(await compile(`${sessionPrelude}
    export type Checks = [
      Nothing<Differing<keyof typeof calibration, ${union(Object.keys(calibration))}>>,
      Nothing<Differing<Extract<keyof Session, string>, ${union(members(Session.prototype))}>>,
      Nothing<Differing<Exclude<keyof typeof calibration.Session, "prototype">, ${union(statics)}>>,
    ];`), "");
});

test("worker.d.ts: messages have a type each way", async () => {
  assert.equal(await compile(`
    import type { Score } from "CALIBRANT";
    import type { WorkerAbort, WorkerMethod, WorkerProgress, WorkerRequest, WorkerResponse } from "CALIBRANT_WORKER";
    export const requests: WorkerRequest[] = [
      { id: 1, method: "init" }, { id: "a", method: "parse", args: [{}] }, { id: 2, method: "score", args: [1, {}] },
      { id: 3, method: "scoreColumns", args: [1, { items: { a: new Uint8Array(1) } }] }, { id: 4, method: "free", args: [1] },
      { id: 7, method: "ratings", args: [{ rows: [["yes", null]] }] }, { id: 8, method: "agreement", args: [1, { confidence: 0.9 }] },
      { id: 9, method: "scores", args: [{ columns: [new Float64Array(1)] }] }, { id: 10, method: "icc", args: [1, { confidence: 0.9 }] },
      { id: 11, method: "limitsOfAgreement", args: [1, { share: 0.9 }] }, { id: 12, method: "kendallW", args: [1] },
      { id: 13, method: "pairedTests", args: [[[1, 2], [3, 4]]] }, { id: 14, method: "benchmarks", args: [{ estimate: 0.5, standardError: 0.1 }] },
      { id: 15, method: "locksOf", args: [${literal(readJson("sessions/account-recovery.json", pkg))}, ${literal(sheet)}] },
      { id: 16, method: "commitment", args: ["salt", ${literal(evaluation)}] },
      { id: 17, method: "comparison", args: [${literal(readJson("sessions/account-recovery.json", pkg))}, ${literal(readJson("sessions/account-recovery.json", pkg))}] },
      // @ts-expect-error: there is no such method
      { id: 5, method: "close" },
      // @ts-expect-error: a scorecard is named by its number
      { id: 6, method: "score", args: ["card", {}] },
    ];
    export const stop: WorkerAbort = { abort: 8 };
    export const shareOf = (message: WorkerProgress | WorkerResponse): number => "progress" in message ? message.progress ?? 0 : 1;
    export function read(response: WorkerResponse<"score">): Score {
      if (response.error) throw new Error(response.error.message);
      return response.value;
    }
    const methods: { [M in WorkerMethod]: true } = {
      init: true, parse: true, checkScorecard: true, checkContact: true, check: true, score: true, verify: true, scoreColumns: true, free: true,
      ratings: true, agreement: true, pairs: true, byCategory: true, freeRatings: true,
      scores: true, icc: true, limitsOfAgreement: true, concordance: true, kendallW: true, krippendorffAlpha: true, cronbachAlpha: true, freeScores: true,
      pairedTests: true, benchmarks: true,
      openSession: true, sessionEvent: true, addToSession: true, locksOf: true, commitment: true, report: true, comparison: true,
      quiz: true, openQuiz: true, sealQuiz: true, quizKey: true, prospect: true, attempt: true, grade: true, analyse: true, certify: true, checkCertificate: true, freeQuiz: true,
    };
    void methods;`), "");
});
