import evaluation from "calibrant/evaluations/account-recovery.json";
import card from "calibrant/scorecards/service-quality.json";
import { mount } from "svelte";

import { scoreOf } from "../shared/report.js";
import Form from "./Form.svelte";

const onscore = (score) => { document.title = `${scoreOf(score)}, element`; };
mount(Form, { target: document.getElementById("root"), props: { card, evaluation, onscore } });
