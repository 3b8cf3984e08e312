// The wasm is inside, and the element uses the engine that is there.
import "calibrant/element";
import { Scorecard, init } from "calibrant/inline";

import { scoreAndShow } from "./score-and-show.js";

scoreAndShow({ Scorecard, init });
