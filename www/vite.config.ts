import { defineConfig } from "vite";
import { contentSecurityPolicy } from "./build/policy.ts";
import { serviceWorker } from "./build/service-worker.ts";
import { shippedData } from "./build/shipped-data.ts";

export default defineConfig({
  base: "./",
  plugins: [contentSecurityPolicy(), shippedData(), serviceWorker()],
  worker: { format: "es" },
  server: { fs: { allow: [".."] } },
  build: {
    target: "es2022",
    // What is inlined as data: would need a hole in the policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});
