#!/usr/bin/env node
// Stands in for Firefox where Playwright starts one: starts the one in $FIREFOX, and passes messages on.
// Playwright speaks the protocol of newer ones; where the two differ, and only there, messages are completed.
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { WebSocket, WebSocketServer } from "ws";

const LISTENS = /^WebDriver BiDi listening on (ws:.*)$/;

const browser = spawn(process.env.FIREFOX, process.argv.slice(2), { stdio: ["ignore", "inherit", "pipe"] });
browser.once("exit", (code) => process.exit(code ?? 1));
for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => browser.kill(signal));
if (process.env.FIREFOX_PID_FILE) writeFileSync(process.env.FIREFOX_PID_FILE, String(browser.pid));

createInterface({ input: browser.stderr }).on("line", async (line) => {
  const address = LISTENS.exec(line)?.[1];
  process.stderr.write(`${address ? `WebDriver BiDi listening on ${await proxy(address)}` : line}\n`);
});

async function proxy(address) {
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
  server.on("connection", (driver, { url }) => join(driver, new WebSocket(new URL(url, address), { perMessageDeflate: false })));
  await new Promise((resolve) => server.once("listening", resolve));
  return `ws://127.0.0.1:${server.address().port}`;
}

function join(driver, firefox) {
  const waiting = [];
  driver.on("message", (data) => firefox.readyState === WebSocket.OPEN ? firefox.send(String(data)) : waiting.push(String(data)));
  firefox.on("open", () => waiting.splice(0).forEach((text) => firefox.send(text)));
  firefox.on("message", (data) => driver.send(completed(String(data))));
  for (const [one, other] of [[driver, firefox], [firefox, driver]]) {
    one.on("close", () => other.close());
    one.on("error", () => other.close());
  }
}

/** What is missing for the driver, which was written for a newer browser. */
function completed(text) {
  if (text.includes('"unknown command"')) return withoutEffect(text);
  return text.includes('"browsingContext.download') ? withIdentifier(text) : text;
}

/** What the browser does not know has no effect instead of ending the test; whether it had one, the harness looks. */
function withoutEffect(text) {
  const { id, error } = JSON.parse(text);
  return error === "unknown command" ? JSON.stringify({ type: "success", id, result: {} }) : text;
}

/** Begin and end of a download find each other by their address, which no two downloads of the page share. */
function withIdentifier(text) {
  const event = JSON.parse(text);
  if (event.type === "event") event.params.download ??= event.params.url;
  return JSON.stringify(event);
}
