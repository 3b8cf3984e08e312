// Entry for browsers and bundlers: the wasm is that of calibration, which compares raters too.
export { init } from "./calibration.js";
export { CalibrantError, Quiz } from "./quiz-class.js";
