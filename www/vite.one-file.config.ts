import { defineConfig } from "vite";
import { oneFile } from "./build/one-file.ts";

/** The whole page as one file that opens from a disk. */
export default defineConfig({
  base: "./",
  publicDir: false,
  plugins: [oneFile("calibrant.html")],
  build: {
    target: "es2022",
    emptyOutDir: false,
    cssCodeSplit: false,
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: { output: { codeSplitting: false } },
  },
});
