// What the tests of examiners need: attempts as raters would have made them, without a page.
import { Quiz, init } from "calibrant/quiz";
import { exam } from "./taking.mjs";

await init();

/** By part and question or call: what the key says is right. */
const RIGHT = Object.fromEntries(Object.entries(exam.key).map(([part, asked]) => [part, Object.fromEntries(Object.entries(asked).map(([id, right]) => [id, right.answer ?? { ...right.expert, kind: "calibration" }]))]));

const minutes = (count) => `2026-11-26T09:${String(count).padStart(2, "0")}:00+08:00`;

/** An attempt of a rater's: everything right but what is said otherwise, as `{ "part/asked": answer }`; undefined is left open. */
export function attemptAt(quiz, rater, otherwise = {}, more = {}) {
  const answers = Object.entries(RIGHT).flatMap(([part, asked]) => Object.entries(asked).flatMap(([id, right]) => {
    const place = `${part}/${id}`;
    const answer = place in otherwise ? otherwise[place] : right;
    return answer === undefined ? [] : [{ kind: "answer", part, asked: id, answer: answer.rater ? { ...answer, rater: { id: rater.id, level: "quality" } } : answer }];
  }));
  const events = [...answers, { kind: "submit" }].map((event, at) => ({ at: minutes(at + 1), ...event }));
  return quiz.attempt({ format: "calibrant/attempt@1", rater, started: minutes(0), attempt: 1, events, ...more });
}

/** Answers that do not pass: another person, another order, and a call seen as nobody sees it. */
export const WRONG = {
  "business/who": { option: "agent" },
  "process/steps": { order: ["submit", "note", "score", "listen"] },
  "scoring/c1": { ...RIGHT.scoring.c1, answers: { greet: { option: "no" }, listen: { option: "badly" }, solve: { option: "none" }, verify: { option: "yes" } } },
};

export { Quiz, exam };
