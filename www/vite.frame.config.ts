import { defineConfig } from "vite";
import { framePage } from "./build/frame.ts";

/** Beside the element: the page that holds it in a frame, and the host's side, one file that shares nothing with it. */
export default defineConfig({
  publicDir: false,
  plugins: [framePage()],
  build: {
    target: "es2022",
    outDir: "dist/element",
    emptyOutDir: false,
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: { "calibrant-frame": "src/frame/host.ts", "calibrant-frame-page": "src/frame/page.ts" },
      preserveEntrySignatures: "strict",
      output: { entryFileNames: "[name].js" },
    },
  },
});
