// First, as the definition upgrades what is on the page already.
import "./own-engine.js";

export * from "./define.js";
