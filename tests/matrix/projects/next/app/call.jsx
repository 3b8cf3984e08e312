"use client";

import { useState } from "react";

import { CallForm } from "./client-form.jsx";

export function Call({ card, evaluation }) {
  const [score, setScore] = useState();
  return <>{score && <title>{`${score.score.display} % ${score.outcome}, element`}</title>}<CallForm card={card} evaluation={evaluation} onScore={setScore} /></>;
}
