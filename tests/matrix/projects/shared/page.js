import { Scorecard, init } from "calibrant";
import "calibrant/element";

import { scoreAndShow } from "./score-and-show.js";

scoreAndShow({ Scorecard, init });
