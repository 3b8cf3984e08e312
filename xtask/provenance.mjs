// Writes pkg/PROVENANCE.json: what the wasm files were made of, so that anybody can make them again and compare.
// Arguments: the compiler, wasm-bindgen's version, the flags, then a file with its feature and profile for each module.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";

const pkg = new URL("../pkg/", import.meta.url);
const [compiler, wasmBindgen, rustflags, ...modules] = process.argv.slice(2);
const { name, version } = JSON.parse(readFileSync(new URL("package.json", pkg), "utf8"));

function made(module) {
  const [file, feature, profile] = module.split(":");
  const bytes = readFileSync(new URL(file, pkg));
  return [file, { sha256: createHash("sha256").update(bytes).digest("hex"), bytes: bytes.length, feature, profile }];
}

const provenance = { engine: `${name} ${version}`, target: "wasm32-unknown-unknown", compiler, wasmBindgen, rustflags, files: Object.fromEntries(modules.map(made)) };
writeFileSync(new URL("PROVENANCE.json", pkg), `${JSON.stringify(provenance, null, 2)}\n`);
