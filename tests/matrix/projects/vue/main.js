import evaluation from "calibrant/evaluations/account-recovery.json";
import card from "calibrant/scorecards/service-quality.json";
import { createApp, h } from "vue";

import { scoreOf } from "../shared/report.js";
import CallForm from "./CallForm.vue";

const onScore = (score) => { document.title = `${scoreOf(score)}, element`; };
createApp({ render: () => h(CallForm, { card, evaluation, onScore }) }).mount("#root");
