import { mergeConfig } from "vite";

import element from "../www/vite.element.config.ts";

/** The element as an entry of the package: it shares the one engine that every other entry has, instead of bringing its own. */
export default mergeConfig(element, {
  build: {
    outDir: "../pkg/element",
    emptyOutDir: true,
    // Whoever passes the bundle on has to pass on the licences of what is in it.
    license: { fileName: "licenses.md" },
    lib: { entry: "src/element/index.ts", formats: ["es"] },
    rolldownOptions: { external: ["calibrant"], output: { paths: { calibrant: "../index.js" }, minify: true } },
  },
});
