import webpack from "webpack";

const context = import.meta.dirname;
const entry = { main: "../shared/page.js", worker: "../worker/page.js" };
// Its hint that a file is larger than 244 KiB is no fault of a configuration.
const performance = { hints: false };
webpack({ mode: "production", context, entry, performance, output: { path: `${context}/dist` } }, (error, stats) => {
  if (error) throw error;
  if (stats.hasErrors() || stats.hasWarnings()) throw new Error(stats.toString("errors-warnings"));
});
