import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const SOURCE = fileURLToPath(new URL("./service-worker.source.js", import.meta.url));
const PUBLIC = fileURLToPath(new URL("../public/", import.meta.url));

/** Writes the service worker with the list of everything the page may ever ask for. */
export function serviceWorker(): Plugin {
  return {
    name: "calibrant-service-worker",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const built = Object.values(bundle).map((file) => ({ name: file.fileName, bytes: file.type === "chunk" ? file.code : file.source }));
        const copied = readdirSync(PUBLIC).map((name) => ({ name, bytes: readFileSync(`${PUBLIC}${name}`) }));
        const all = [...built, ...copied].filter(({ name }) => !name.endsWith(".map"));
        const hash = createHash("sha256");
        for (const { name, bytes } of all) hash.update(name).update(bytes);
        const files = ["./", ...all.map(({ name }) => `./${name}`).sort()];
        const source = readFileSync(SOURCE, "utf8")
          .replace('"__VERSION__"', JSON.stringify(hash.digest("hex").slice(0, 16)))
          .replace('["__FILES__"]', JSON.stringify(files));
        this.emitFile({ type: "asset", fileName: "service-worker.js", source });
      },
    },
  };
}
