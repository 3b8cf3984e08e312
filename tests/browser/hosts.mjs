// Pages that are not ours: a server of `www/dist/element` beside a host's own files, each with the policy its operator chose.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { DIST } from "./harness.mjs";

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".wasm": "application/wasm" };

/** The policy of a page that takes scripts from its own server and lets wasm run, as the element asks at least. */
export const FLOOR = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data:; require-trusted-types-for 'script'; trusted-types lit-html";

/** Serves `files` by path, and the built element; `policy` may be a text or, path by path, a function. `name` is how browsers call it. */
export async function serveHost({ files = {}, policy, name = "127.0.0.1" }) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const stated = typeof policy === "function" ? policy(pathname) : policy;
    if (stated) response.setHeader("content-security-policy", stated);
    response.setHeader("cache-control", "no-store");
    response.setHeader("content-type", TYPES[extname(pathname)] ?? "application/octet-stream");
    try {
      response.end(files[pathname] ?? await readFile(join(DIST, normalize(pathname))));
    } catch {
      response.writeHead(404).end("not found");
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://${name}:${server.address().port}`,
    stop: () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); }),
  };
}
