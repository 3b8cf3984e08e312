// E1 by the engine, and in the element.
import evaluation from "calibrant/evaluations/account-recovery.json" with { type: "json" };
import card from "calibrant/scorecards/service-quality.json" with { type: "json" };

import { report, scoreOf, shownBy } from "./report.js";

export function scoreAndShow({ Scorecard, init }) {
  report(async () => {
    await init();
    const score = scoreOf(Scorecard.parse(card).score(evaluation));
    const element = document.createElement("calibrant-scorecard");
    const shown = shownBy(element);
    Object.assign(element, { scorecard: card, evaluation });
    document.body.append(element);
    return `${score}, ${await shown}`;
  });
}
