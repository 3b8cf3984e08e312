// What a receiver of statements needs is checked before anything is saved, everything at once; and the limits of a part are those that the engine keeps.
import assert from "node:assert/strict";
import { before, test } from "node:test";

import { Quiz, init } from "../../pkg/quiz-node.js";
import { moduleOf } from "../modules.mjs";
import { readJson } from "./support.mjs";

const { launchFrom, namingFrom } = await moduleOf("quiz/launch.ts");
const { limitsOf, sequentialOf } = await moduleOf("quiz/pass-rule.ts");

before(() => init());

const SESSION = "https://w3id.org/xapi/cmi5/context/extensions/sessionid";
const launch = {
  actor: { name: "Ann", account: { homePage: "https://lms.example/", name: "77" } }, activityId: "https://lms.example/au/1", registration: "b22893ae-a13e-406f-abb6-fd463ed7c645", launchMode: "Normal",
  contextTemplate: { contextActivities: { grouping: [{ objectType: "Activity", id: "https://lms.example/course" }] }, extensions: { [SESSION]: "s-1" } },
};
const faultsOf = (given) => launchFrom(typeof given === "string" ? given : JSON.stringify(given)).faults.map(({ place, fault }) => `${place} ${fault}`);

test("launch data: what is needed is taken, what lets one in is not", () => {
  const { launch: taken, faults } = launchFrom(JSON.stringify({ ...launch, masteryScore: 0.8, fetch: "https://lms.example/token", launchMethod: "AnyWindow" }));
  assert.deepEqual([taken, faults], [{ ...launch, masteryScore: 0.8 }, []]);
  assert.ok(!("masteryScore" in launchFrom(JSON.stringify(launch)).launch));
});

test("launch data: every fault with its place, all at once", () => {
  assert.deepEqual([faultsOf("{"), faultsOf("[]"), faultsOf("null")], [[" not-json"], [" not-an-object"], [" not-an-object"]]);
  assert.deepEqual(faultsOf({}), ["/actor missing", "/activityId missing", "/registration missing", "/launchMode missing", "/contextTemplate missing"]);
  assert.deepEqual(faultsOf({ actor: { account: { homePage: "lms" } }, activityId: "a b:c", registration: "17", launchMode: "normal", masteryScore: 80, contextTemplate: { extensions: {}, contextActivities: { grouping: {}, other: [{ id: "x" }] } } }),
    ["/actor/account/homePage not-an-iri", "/actor/account/name missing", "/activityId not-an-iri", "/registration not-a-uuid", "/launchMode not-a-mode", "/masteryScore not-a-share",
      `/contextTemplate/extensions/${SESSION} missing`, "/contextTemplate/contextActivities/grouping not-a-list", "/contextTemplate/contextActivities/other/0/id not-an-iri"]);
  assert.deepEqual(faultsOf({ ...launch, actor: { mbox: "mailto:a@b" } }), ["/actor/account missing"]);
});

test("a rater is named by account or by mailbox", () => {
  assert.deepEqual(namingFrom({ homePage: "https://qa.example/" }), { faults: [], naming: { rater: { account: { homePage: "https://qa.example/" } } } });
  assert.deepEqual(namingFrom({ mbox: "ann@qa.example", iri: "urn:quiz:1", registration: launch.registration }).naming, { rater: { mbox: "mailto:ann@qa.example" }, iri: "urn:quiz:1", registration: launch.registration });
  assert.deepEqual(namingFrom({ mbox: "mailto:ann@qa.example" }).naming.rater, { mbox: "mailto:ann@qa.example" });
  const faults = (given) => namingFrom(given).faults.map(({ place, fault }) => `${place} ${fault}`);
  assert.deepEqual([faults({}), faults({ homePage: "https://a.example", mbox: "a@b" })], [["homePage one-of-two"], ["homePage one-of-two"]]);
  assert.deepEqual(faults({ mbox: "ann", iri: "quiz", registration: "1" }), ["mbox not-a-mailbox", "iri not-an-iri", "registration not-a-uuid"]);
});

/** The limits that the engine checks, as its result lists them. */
function checked(passes) {
  const quiz = readJson("tests/package/fixtures/every-key.quiz.json");
  const { bases } = readJson("tests/corpus/certificate.json");
  for (const part of quiz.parts) {
    if (part.id in passes) part.pass = passes[part.id];
    if (part.pass === undefined) delete part.pass;
  }
  const open = Quiz.parse(quiz);
  const result = open.grade(open.attempt(structuredClone(bases.attempt)));
  const limits = result.parts.map(({ part, checks }) => [part, checks.map(({ ground, of, levels, limit }) => [ground, of, levels, limit].filter((each) => each !== undefined).join(" ")).sort()]);
  const own = quiz.parts.map(({ id, kind, pass = {} }) => [id, sequentialOf(pass) ? ["sequential"] : limitsOf(kind, pass).map(({ ground, of, levels, limit }) => [ground, of, levels, limit].filter((each) => each !== undefined).join(" ")).sort()]);
  return { limits, own };
}

test("a part's limits are those that the engine checks, by default and by rule", () => {
  for (const passes of [{}, { business: undefined, scoring: undefined }, { business: { items: { who: "1" } }, scoring: { share: 0.8 } }, { scoring: { levels: { two: 1 }, bias: 4 } }, { scoring: { share: "0.5", levels: {}, missedFatals: 2 } }]) {
    const { limits, own } = checked(passes);
    assert.deepEqual(own, limits, JSON.stringify(passes));
  }
  assert.deepEqual(limitsOf(undefined, {}), [], "of a part whose kind is not known nothing is made up");
});
