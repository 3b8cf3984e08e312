import type { Question } from "../quiz/question.js";
import type { Texts } from "../texts.js";

/** A question of each kind, for whoever fills in a table. */
export function exampleQuestions({ t }: Texts): Question[] {
  const options = (...names: string[]) => names.map((title, at) => ({ id: String.fromCharCode(65 + at), title }));
  const [first, second, third] = [t("example-listen"), t("example-check"), t("example-note")];
  return [
    { id: "q1", kind: "single", title: t("example-single"), guidance: t("example-reason"), points: 1, options: options(t("example-owner"), t("example-friend")), answer: "A" },
    { id: "q2", kind: "multiple", title: t("example-multiple"), points: 2, partial: true, options: options(first, second, t("example-guess")), answers: ["A", "B"] },
    { id: "q3", kind: "order", title: t("example-order"), options: options(first, second, third) },
    { id: "q4", kind: "match", title: t("example-match"), options: options(t("example-fails"), t("example-loses")), prompts: [{ id: "1", title: t("example-fatal"), option: "A" }, { id: "2", title: t("example-slip"), option: "B" }] },
    { id: "q5", kind: "number", title: t("example-number"), number: 24, tolerance: 0 },
  ];
}
