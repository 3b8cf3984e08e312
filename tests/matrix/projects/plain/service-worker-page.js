import { report, scoreOf } from "../shared/report.js";
import { documents } from "./documents.js";

report(async () => {
  const controlled = new Promise((resolve) => { navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true }); });
  await navigator.serviceWorker.register("service-worker.js", { type: "module" });
  await controlled;
  const answer = await fetch("score", { method: "POST", body: JSON.stringify(await documents()) });
  return scoreOf(await answer.json());
});
