import { Scorecard, init } from "calibrant";
import evaluation from "calibrant/evaluations/account-recovery.json" with { type: "json" };
import card from "calibrant/scorecards/service-quality.json" with { type: "json" };

await init();
const { score, outcome } = Scorecard.parse(card).score(evaluation);
console.log(`${score.display} % ${outcome}`);
