// Whoever has to approve the package relies on PROVENANCE.json: its hashes are of the very files beside it, and what it says of the
// build can be repeated on another machine.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";

import { pkg, readJson, root } from "./support.mjs";

const provenance = readJson("PROVENANCE.json", pkg);

test("every wasm file of the package, with its hash and size", () => {
  const wasm = readdirSync(pkg).filter((file) => file.endsWith(".wasm")).sort();
  assert.deepEqual(Object.keys(provenance.files).sort(), wasm);
  for (const [file, { sha256, bytes }] of Object.entries(provenance.files)) {
    const content = readFileSync(new URL(file, pkg));
    assert.deepEqual([sha256, bytes], [createHash("sha256").update(content).digest("hex"), content.length], file);
  }
});

test("what they were made of, and nothing of the machine", () => {
  const { version } = readJson("package.json", pkg);
  const cargo = readFileSync(new URL("Cargo.toml", root), "utf8");
  assert.equal(provenance.engine, `calibrant ${version}`);
  assert.match(provenance.compiler, /^rustc \d+\.\d+\.\d+/);
  assert.ok(cargo.includes(`=${provenance.wasmBindgen}`), "the version that Cargo.toml pins");
  for (const { feature, profile } of Object.values(provenance.files)) {
    assert.match(cargo, new RegExp(`^${feature} = \\[`, "m"), feature);
    assert.match(cargo, new RegExp(`^\\[profile\\.${profile}\\]`, "m"), profile);
  }
  assert.doesNotMatch(JSON.stringify(provenance), /\/(home|root|Users|tmp)\b/);
});
