"use client";

import dynamic from "next/dynamic";
import { useState } from "react";

// The elements are for browsers: a server that renders the page does not load them.
const CallForm = dynamic(() => import("../../react/form.jsx").then(({ Form }) => Form), { ssr: false });

export function Form({ card, evaluation }) {
  const [score, setScore] = useState();
  return <>{score && <title>{`${score.score.display} % ${score.outcome}, element`}</title>}<CallForm card={card} evaluation={evaluation} onScore={setScore} /></>;
}
