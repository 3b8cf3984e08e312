// E1 in a worker of the page's own.
import evaluation from "calibrant/evaluations/account-recovery.json" with { type: "json" };
import card from "calibrant/scorecards/service-quality.json" with { type: "json" };

import { report, scoreOf } from "../shared/report.js";

const worker = new Worker(new URL("./scoring.js", import.meta.url), { type: "module" });

function ask(id, method, ...args) {
  return new Promise((resolve, reject) => {
    worker.addEventListener("error", (event) => { reject(new Error(event.message)); });
    worker.addEventListener("message", ({ data }) => {
      if (data.id === id) data.error ? reject(new Error(data.error.message)) : resolve(data.value);
    });
    worker.postMessage({ id, method, args });
  });
}

report(async () => {
  await ask(1, "init");
  const { card: number } = await ask(2, "parse", card);
  return scoreOf(await ask(3, "score", number, evaluation));
});
