// Every request of one browser goes through here: to be seen, to be refused, and to put a first script into its pages.
import { createServer, request as ask } from "node:http";

const FIRST = "/-/first.js";

/** `seen(url)` hears of every request, `first()` gives the script, `refuses(request)` tells which to break off. */
export async function proxy({ seen, first, refuses }) {
  const server = createServer((request, response) => {
    const { pathname, hostname, port } = new URL(request.url);
    if (pathname === FIRST) return void response.setHeader("content-type", "text/javascript").end(first());
    seen(request.url);
    if (refuses(request)) return void request.socket.destroy();
    const onward = ask({ hostname, port, path: request.url.replace(/^\w+:\/\/[^/]+/, ""), method: request.method, headers: { ...request.headers, connection: "close" } });
    onward.on("response", (answer) => pass(answer, response));
    onward.on("error", () => request.socket.destroy());
    request.pipe(onward);
  });
  server.on("connect", (request, socket) => { seen(`https://${request.url}`); socket.destroy(); });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `127.0.0.1:${server.address().port}`,
    close: () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); }),
  };
}

async function pass(answer, response) {
  const { "content-length": length, ...headers } = answer.headers;
  if (!headers["content-type"]?.startsWith("text/html")) return void answer.pipe(response.writeHead(answer.statusCode, answer.headers));
  const text = (await answer.setEncoding("utf8").toArray()).join("");
  response.writeHead(answer.statusCode, headers);
  response.end(text.replace(/^[^]*?<head>|^[^]*?<html[^>]*>|^<!doctype html>/i, `$&<script src="${FIRST}"></script>`));
}
