import { Scorecard, init } from "calibrant/inline";
import evaluation from "calibrant/evaluations/account-recovery.json";
import card from "calibrant/scorecards/service-quality.json";

import { Call } from "./call.jsx";

/** The engine scores on the server too: with the wasm inside, as a bundled server finds no file beside the script. */
export default async function Page() {
  await init();
  const { score, outcome } = Scorecard.parse(card).score(evaluation);
  return <><p id="server">{`${score.display} % ${outcome}`}</p><Call card={card} evaluation={evaluation} /></>;
}
