/** `calibrant/inline`: the same as `calibrant`, with the wasm inside the script. */
export * from "./index.js";
