const { Scorecard, init } = require("calibrant");
const evaluation = require("calibrant/evaluations/account-recovery.json");
const card = require("calibrant/scorecards/service-quality.json");

init().then(() => {
  const { score, outcome } = Scorecard.parse(card).score(evaluation);
  console.log(`${score.display} % ${outcome}`);
});
