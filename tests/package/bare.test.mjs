// With the `browser` feature off, the engine is a WebAssembly module that needs nothing from its host.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

const wasm = new URL("../../target/wasm32-unknown-unknown/release/examples/bare.wasm", import.meta.url);

test("the engine without JavaScript has zero imports and scores", async () => {
  const module = await WebAssembly.compile(await readFile(wasm));
  assert.deepEqual(WebAssembly.Module.imports(module), []);
  const { exports } = await WebAssembly.instantiate(module, {});
  assert.equal(exports.sample_score(), 86_000);
});
