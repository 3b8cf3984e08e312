// The sessions that ship or are compared, made by the package itself: no hash in them was written by hand. As a program it writes them anew:
// node tests/package/sessions.mjs
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";

import { Session, commitment, init } from "../../pkg/calibration-node.js";
import { Scorecard, init as initScoring } from "../../pkg/node.js";
import { draft, pkg, readJson, root, shipped } from "./support.mjs";

await Promise.all([init(), initScoring()]);

/** In a room a salt is random; here it can be made again. */
export const saltOf = (rater, kase) => createHash("sha256").update(`${rater} ${kase}`).digest().subarray(0, 16).toString("base64url");

/** Adds what happened, and gives the event. */
export function happen(session, happened) {
  const event = session.event(happened);
  session.add([event]);
  return event;
}

const lock = (at, rater, kase, evaluation, clock = 1) =>
  ({ kind: "lock", actor: rater, clock, at, case: kase, commit: commitment(saltOf(rater, kase), evaluation) });
const sheet = (at, rater, kase, evaluation) =>
  ({ kind: "sheet", actor: rater, clock: 2, at, case: kase, salt: saltOf(rater, kase), evaluation });

// ---------------------------------------------------------------- the one that ships

const seed = shipped["service-quality.json"];
const sample = readJson("evaluations/account-recovery.json", pkg);

const ROOM = {
  title: "十一月校准：游戏账号被盗",
  created: "2026-11-23T09:00:00+08:00",
  mode: "training",
  reference: "consensus",
  scorecard: seed,
  cases: [{ id: "c-1042", title: "游戏账号被盗", contact: readJson("contacts/account-recovery.json", pkg) }],
  host: { id: "h-1", name: "何静" },
  raters: [
    { id: "r-3", name: "林岚", level: "quality", team: "qa-1", site: "site-1" },
    { id: "r-5", name: "周远", level: "quality", team: "qa-1", site: "site-1" },
    { id: "s-2", name: "陈立", level: "supervisor", team: "t-2", site: "site-1" },
  ],
  rule: { tolerance: 5, minutes: 30 },
};

/** What each rater saw otherwise than the sample evaluation, and when they locked. */
const SEEN = {
  "r-3": { at: "2026-11-24T10:12:00+08:00", others: {} },
  "r-5": { at: "2026-11-24T11:40:00+08:00", others: { L2: { option: "improve", note: "客户提到六年的感情时没有回应。" }, O3: { option: "fair" } } },
  "s-2": { at: "2026-11-24T15:05:00+08:00", others: { C2: { option: "yes", note: "最后说明了 24 小时内答复。" } } },
};

function evaluationOf({ id, level, team, site }) {
  return {
    ...sample,
    id: `e-1042-${id}`,
    scorecard: { id: seed.id, version: seed.version, hash: Scorecard.parse(seed).hash },
    rater: { id, level, team, site },
    kind: "calibration",
    state: "submitted",
    answers: { ...sample.answers, ...SEEN[id].others },
  };
}

/** The sheet document that a rater hands over. */
export function sheetOf(session, rater) {
  const { at } = SEEN[rater.id];
  const evaluation = evaluationOf(rater);
  const salt = saltOf(rater.id, "c-1042");
  const sealed = deflateRawSync(JSON.stringify({ salt, evaluation })).toString("base64url");
  const locks = [{ case: "c-1042", commit: commitment(salt, evaluation), sealed }];
  return { format: "calibrant/sheet@1", room: session.room, scoringHash: session.scoringHash, rater: rater.id, at, locks };
}

/** Three raters score the sample call blind; then it is revealed, and two of them agree with the third on one item. */
export function accountRecovery() {
  const session = Session.open(ROOM);
  const locks = ROOM.raters.flatMap((rater) => session.locksOf(sheetOf(session, rater)));
  session.add(locks);
  happen(session, { kind: "reveal", actor: "h-1", at: "2026-11-25T14:00:00+08:00", locks: locks.map(({ id }) => id) });
  for (const rater of ROOM.raters) happen(session, sheet(SEEN[rater.id].at, rater.id, "c-1042", evaluationOf(rater)));
  happen(session, {
    kind: "consensus", actor: "h-1", at: "2026-11-25T14:18:00+08:00", case: "c-1042", item: "C2", answer: { option: "no" },
    reason: "客户先表达了担心，座席却只说等通知：时限应当和回应一起说。",
    wording: "客户表达担心时，先回应感受，再说明时限和下一步。",
  });
  return session.toJSON();
}

// ---------------------------------------------------------------- the one with every key, every kind of event, every fault

const fixture = (name) => readJson(`tests/package/fixtures/every-key.${name}.json`);
const AT = "2026-11-26T09:00:00+08:00";

/** Every key that a session may have, and every reason for which an event does not count. */
export function everyKey() {
  const [card, contact, whole] = ["scorecard", "contact", "evaluation"].map(fixture);
  const session = Session.open({
    title: "Every key",
    created: AT,
    mode: "quantitative",
    reference: "expert",
    scorecard: card,
    cases: [{ id: "c1", title: "Call 1", contact }, { id: "c2", title: "Call 2" }],
    host: { id: "H", name: "Host" },
    raters: [
      { id: "X", name: "Expert", level: "leadership", role: "expert", team: "t", site: "s" },
      { id: "A", name: "Rater A", level: "quality", role: "rater" },
      { id: "B", name: "Rater B", level: "agent" },
    ],
    rule: { tolerance: 5, share: 0.8, bias: 2.5, alpha: 0.1, itemShare: 0.75, missedFatals: 2, mostMoreCalls: 100, minutes: 45, leastMinutes: 3 },
    anonymous: true,
    meta: { note: "kept", seconds: 12.345678901, large: 1e300 },
  });
  const of = (id, more = {}) => ({ ...draft(card, {}), subject: whole.subject, rater: { id, level: "quality" }, kind: "calibration", ...more });
  const answers = { ...whole.answers };
  const full = { ...whole, id: "full", rater: { ...whole.rater, id: "X" }, kind: "calibration" };
  const told = (happened) => happen(session, { at: AT, ...happened });
  const locked = [
    told(lock(AT, "X", "c1", full)),
    told(lock(AT, "X", "c2", of("X"))),
    told(lock(AT, "A", "c1", of("A", { answers }))),
    told(lock(AT, "A", "c2", of("A", { kind: "guess" }))),
    told(lock(AT, "B", "c1", of("B"))),
  ];
  // The first of two locks is the one with the lower clock.
  told(lock(AT, "B", "c1", of("B", { id: "other" }), 3));
  told(lock(AT, "A", "c9", of("A")));
  told(lock(AT, "Z", "c1", of("Z")));
  told({ kind: "join", actor: "H", rater: { id: "D", name: "Dora", level: "supervisor", role: "rater", team: "t", site: "s" } });
  told({ kind: "join", actor: "H", rater: { id: "A", name: "Another A", level: "quality" } });
  told({ kind: "reveal", actor: "A", locks: [] });
  told({ kind: "reveal", actor: "H", locks: [...locked, session.toJSON().events.find(({ actor, clock }) => actor === "B" && clock === 3)].map(({ id }) => id) });
  told(lock(AT, "D", "c1", of("D")));
  told(sheet(AT, "X", "c1", full));
  told(sheet(AT, "A", "c1", of("A", { answers })));
  told(sheet(AT, "A", "c2", of("A", { kind: "guess" })));
  told(sheet(AT, "B", "c1", of("B", { id: "changed since" })));
  told(sheet(AT, "D", "c1", of("D")));
  told({ kind: "consensus", actor: "H", case: "c1", item: "tone", answer: null, reason: "" });
  told({ kind: "consensus", actor: "H", case: "c1", item: "tone", answer: answers.tone, reason: "heard again", wording: "Tone is what is heard." });
  told({ kind: "consensus", actor: "H", case: "c9", item: "tone", answer: null, reason: "no such call" });
  told({ kind: "close", actor: "H", next: "2027-02-26", note: "Well done." });
  return session.toJSON();
}

export const stateOf = (document) => Session.parse(document).state();

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const write = (path, value) => writeFileSync(new URL(path, root), `${JSON.stringify(value, null, 2)}\n`);
  write("pkg/sessions/account-recovery.json", accountRecovery());
  write("tests/package/fixtures/every-key.session.json", everyKey());
  write("tests/package/fixtures/every-key.session-state.json", stateOf(everyKey()));
}
