import * as calibrant from "calibrant";
import { engineOf } from "./engine.js";
import { CalibrantScorecard } from "./scorecard-element.js";

/** The engine that the elements bring along: its wasm is fetched once, however many ask; after a failure the next one tries again. */
CalibrantScorecard.ownEngine = async (wasmUrl) => {
  await calibrant.init(wasmUrl);
  return engineOf(calibrant);
};
