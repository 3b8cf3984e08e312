import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const SOURCE = fileURLToPath(new URL("../src/frame/", import.meta.url));
const COPIED = ["frame.css", "frame.json", "calibrant-frame.d.ts"];

/** What the page in a frame may do. Who may hold it, `frame-ancestors`, only a server's header can say. */
export const FRAME_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types lit-html",
].join("; ");

/** The page for frames, what its operator edits, and the types of the host's side, as they are. */
export function framePage(): Plugin {
  return {
    name: "calibrant-frame-page",
    generateBundle() {
      const policy = `<meta http-equiv="Content-Security-Policy" content="${FRAME_POLICY}">`;
      const page = readFileSync(`${SOURCE}frame.html`, "utf8").replace("<head>", `<head>\n    ${policy}`);
      this.emitFile({ type: "asset", fileName: "frame.html", source: page });
      for (const fileName of COPIED) this.emitFile({ type: "asset", fileName, source: readFileSync(SOURCE + fileName) });
    },
  };
}
