import { report, scoreOf } from "../shared/report.js";
import { documents } from "./documents.js";

const worker = new Worker("/node_modules/calibrant/worker.js", { type: "module" });

function ask(id, method, ...args) {
  return new Promise((resolve, reject) => {
    worker.addEventListener("message", ({ data }) => {
      if (data.id === id) data.error ? reject(new Error(data.error.message)) : resolve(data.value);
    });
    worker.postMessage({ id, method, args });
  });
}

report(async () => {
  const [card, evaluation] = await documents();
  await ask(1, "init");
  const { card: number } = await ask(2, "parse", card);
  return scoreOf(await ask(3, "score", number, evaluation));
});
