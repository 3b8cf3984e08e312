import { Scorecard, init } from "/node_modules/calibrant/index.js";
import "/node_modules/calibrant/element/calibrant-scorecard.js";

import { report, scoreOf, shownBy } from "../shared/report.js";
import { documents } from "./documents.js";

report(async () => {
  const [[card, evaluation]] = await Promise.all([documents(), init()]);
  const score = scoreOf(Scorecard.parse(card).score(evaluation));
  const element = document.querySelector("calibrant-scorecard");
  const shown = shownBy(element);
  Object.assign(element, { scorecard: card, evaluation });
  return `${score}, ${await shown}`;
});
