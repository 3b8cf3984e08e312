// Sessions on a module that holds them and nothing else: what a rater's page needs.
import { CalibrantError, module } from "./module.js";
import { sessionsOn } from "./session-class.js";
import * as glue from "./sessions.js";

export { CalibrantError };
export const { once, call } = module();
export const { Session, commitment } = sessionsOn(glue, call);
