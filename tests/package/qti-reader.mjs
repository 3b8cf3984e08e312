// The page's reader of QTI, in Node.
import { DOMParser, onErrorStopParsing } from "@xmldom/xmldom";

import { moduleOf } from "../modules.mjs";

/** As in a page, but for what is not well-formed: a browser gives a document that says so. */
globalThis.DOMParser = class extends DOMParser {
  constructor() {
    super({ onError: onErrorStopParsing });
  }
};

export const { importQti } = await moduleOf("quiz/qti.ts");

export const bytesOf = (content) => Uint8Array.from(typeof content === "string" ? Buffer.from(content) : content).buffer;

/** Of files by name and content. */
export const read = (...files) => importQti(files.map(([name, content]) => ({ name, bytes: bytesOf(content) })));

/** Why what was left out, without where. */
export const reasons = ({ leftOut }) => leftOut.map(({ item, reason, what }) => [item, reason, what].filter((each) => each !== undefined).join(" ")).sort();
