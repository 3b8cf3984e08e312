import { defineConfig } from "vite";

/** The element alone, for pages that are not this one: the element, the engine it loads when it is needed, and the wasm. */
export default defineConfig({
  base: "./",
  publicDir: false,
  build: {
    target: "es2022",
    outDir: "dist/element",
    assetsInlineLimit: 0,
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: "src/element/index.ts",
      preserveEntrySignatures: "allow-extension",
      output: { entryFileNames: "calibrant-scorecard.js", chunkFileNames: ({ name }) => `calibrant-${name === "pkg" || name === "index" ? "engine" : name}.js`, assetFileNames: "[name][extname]" },
    },
  },
});
