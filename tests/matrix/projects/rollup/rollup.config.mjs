import json from "@rollup/plugin-json";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import { importMetaAssets } from "@web/rollup-plugin-import-meta-assets";

export default { input: "../shared/page.js", output: { dir: "dist", entryFileNames: "main.js" }, plugins: [json(), nodeResolve({ browser: true }), importMetaAssets()] };
