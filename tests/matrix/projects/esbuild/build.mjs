import { build } from "esbuild";

const common = { bundle: true, minify: true, absWorkingDir: import.meta.dirname, logLevel: "warning" };
await build({ ...common, entryPoints: { main: "../shared/inline.js" }, outdir: "dist", format: "esm", splitting: true });
// One classic script, as pages opened from disk need.
await build({ ...common, entryPoints: { classic: "../shared/inline.js" }, outdir: "dist", format: "iife", logOverride: { "empty-import-meta": "silent" } });
