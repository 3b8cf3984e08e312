import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const PACKAGE = fileURLToPath(new URL("../../pkg/", import.meta.url));
const KINDS = ["scorecards", "contacts", "ratings", "quizzes"];

/** The package's scorecards, contacts, ratings and quizzes, at `data/…`: fetched when asked for, kept offline like the rest. */
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
        response.setHeader("content-type", found.path.endsWith(".csv") ? "text/csv" : "application/json");
        response.end(readFileSync(found.file));
      });
    },
  };
}

export function files() {
  return KINDS.flatMap((kind) => readdirSync(join(PACKAGE, kind)).filter((name) => /\.(json|csv)$/.test(name))
    .map((name) => ({ path: `${kind}/${name}`, file: join(PACKAGE, kind, name) })));
}

export function minified(file: string): string {
  const text = readFileSync(file, "utf8");
  return file.endsWith(".csv") ? text : JSON.stringify(JSON.parse(text));
}
