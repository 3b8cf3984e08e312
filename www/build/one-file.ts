import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";
import { files, minified } from "./shipped-data.ts";

const WWW = fileURLToPath(new URL("../", import.meta.url));
const SHIPPED = "virtual:calibrant-shipped";
/** What a page does otherwise that can neither fetch nor start a worker. */
const INSTEAD: { [module: string]: string } = {
  "src/engine/home.ts": "src/one-file/home.ts",
  "src/offline.ts": "src/one-file/offline.ts",
  "src/store/shipped-files.ts": "src/one-file/shipped-files.ts",
  // One module for both: what it has besides is not fetched here, and twice the same would be carried about.
  "../pkg/session.js": "../pkg/calibration.js",
};

/** The page, its wasm, its words and its samples as one HTML file with a policy that names exactly what is inside. */
export function oneFile(name: string): Plugin {
  return {
    name: "calibrant-one-file",
    enforce: "pre",
    async resolveId(source, importer, options) {
      if (source === SHIPPED) return SHIPPED;
      const found = await this.resolve(source, importer, { ...options, skipSelf: true });
      const instead = found && INSTEAD[relative(WWW, found.id)];
      return instead ? join(WWW, instead) : found;
    },
    load: (id) => id === SHIPPED ? shipped() : undefined,
    transform: (code, id) => withWasm(code, id),
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const text = (end: string) => Object.values(bundle).filter(({ fileName }) => fileName.endsWith(end))
          .map((file) => String(file.type === "chunk" ? file.code : file.source)).join("\n");
        const page = assembled(text(".html"), text(".js"), text(".css"));
        for (const file of Object.keys(bundle)) delete bundle[file];
        this.emitFile({ type: "asset", fileName: name, source: page });
      },
    },
  };
}

const UNPACK = `import { unpacked } from ${JSON.stringify(join(WWW, "src/one-file/unpacked.ts"))};\n`;
const packed = (bytes: Buffer | string): string => `unpacked("${gzipSync(bytes, { level: 9 }).toString("base64")}")`;

function shipped(): string {
  const texts = Object.fromEntries(files().map(({ path, file }) => [path, minified(file)]));
  return `${UNPACK}export default async () => JSON.parse(new TextDecoder().decode(await ${packed(JSON.stringify(texts))}));`;
}

/** In place of the address of a wasm file its bytes. */
function withWasm(code: string, id: string): string | undefined {
  const address = /new URL\(["']\.\/(\w+_bg\.wasm)["'], import\.meta\.url\)/g;
  if (!/\/pkg\/[\w-]+\.js$/.test(id) || !address.test(code)) return undefined;
  return UNPACK + code.replace(address, (_all, file: string) => packed(readFileSync(join(id, "..", file))));
}

function assembled(html: string, script: string, style: string): string {
  // Inside a script element these two would begin or end something else; as escapes they are the same text.
  const safe = script.replaceAll("</script", "<\\/script").replaceAll("<!--", "\\x3C!--");
  const icon = `data:image/svg+xml;base64,${readFileSync(join(WWW, "public/icon.svg")).toString("base64")}`;
  const page = html.replace(/\s*<(script|link)[^>]*(\.js|\.css|webmanifest)"[^>]*>(<\/script>)?/g, "").replace(/href="[^"]*icon\.svg"/, () => `href="${icon}"`);
  return page
    .replace("<head>", () => `<head>\n    <meta http-equiv="Content-Security-Policy" content="${policy(safe, style)}">`)
    .replace("</head>", () => `<style>${style}</style>\n  </head>`)
    .replace("</body>", () => `<script type="module">${safe}</script>\n  </body>`);
}

const hash = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

function policy(script: string, style: string): string {
  return ["default-src 'none'", `script-src ${hash(script)} 'wasm-unsafe-eval'`, `style-src ${hash(style)}`, "img-src data: blob:", "media-src blob:",
    "base-uri 'none'", "form-action 'none'", "require-trusted-types-for 'script'", "trusted-types lit-html calibrant"].join("; ");
}
