// Entry for Node, Deno and Bun: the wasm is that of calibration, which compares raters too.
export { init } from "./calibration-node.js";
export { CalibrantError, Quiz } from "./quiz-class.js";
