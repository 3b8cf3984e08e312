import evaluation from "calibrant/evaluations/account-recovery.json";
import card from "calibrant/scorecards/service-quality.json";
import { mount } from "svelte";

import { scoreOf } from "../shared/report.js";
import CallForm from "./CallForm.svelte";

const onscore = (score) => { document.title = `${scoreOf(score)}, element`; };
mount(CallForm, { target: document.getElementById("root"), props: { card, evaluation, onscore } });
