import evaluation from "calibrant/evaluations/account-recovery.json";
import card from "calibrant/scorecards/service-quality.json";
import { useState } from "react";
import { createRoot } from "react-dom/client";

import { scoreOf } from "../shared/report.js";
import { CallForm } from "./form.jsx";

function Page() {
  const [score, setScore] = useState();
  return <><title>{score ? `${scoreOf(score)}, element` : "waiting"}</title><CallForm card={card} evaluation={evaluation} onScore={setScore} /></>;
}

createRoot(document.getElementById("root")).render(<Page />);
