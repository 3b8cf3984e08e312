import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const PACKAGE = fileURLToPath(new URL("../../pkg/", import.meta.url));
const KINDS = ["scorecards", "contacts"];

/** The package's scorecards and contacts, at `data/…`: fetched when asked for, kept offline like the rest. */
export function shippedData(): Plugin {
  return {
    name: "calibrant-shipped-data",
    generateBundle() {
      for (const { path, file } of files()) this.emitFile({ type: "asset", fileName: `data/${path}`, source: minified(file) });
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const found = files().find(({ path }) => request.url?.endsWith(`/data/${path}`));
        if (!found) return next();
        response.setHeader("content-type", "application/json");
        response.end(readFileSync(found.file));
      });
    },
  };
}

function files() {
  return KINDS.flatMap((kind) => readdirSync(join(PACKAGE, kind)).filter((name) => name.endsWith(".json"))
    .map((name) => ({ path: `${kind}/${name}`, file: join(PACKAGE, kind, name) })));
}

const minified = (file: string): string => JSON.stringify(JSON.parse(readFileSync(file, "utf8")));
