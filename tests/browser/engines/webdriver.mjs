// The part of WebDriver that is needed, spoken to a driver of its own: each has one session.
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { endsWithUs, until } from "./programs.mjs";

export class DriverError extends Error {}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A session: `send` for its commands, `end` for it and its driver. */
export async function session(driver, env, capabilities) {
  const port = await freePort();
  const child = spawn(driver, [`--port=${port}`], { env, stdio: "ignore", detached: true });
  endsWithUs(child, -child.pid);
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const call = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await response.json();
    if (!response.ok) throw Object.assign(new DriverError(value.message || value.error), { code: value.error });
    return value;
  };
  await until(() => call("GET", "/status").catch(() => undefined), "the driver");
  const { sessionId, capabilities: { browserVersion } } = await call("POST", "/session", { capabilities: { alwaysMatch: capabilities } });
  return {
    version: browserVersion,
    send: (path, body) => call(body ? "POST" : "GET", `/session/${sessionId}/${path}`, body),
    remove: (path) => call("DELETE", `/session/${sessionId}/${path}`),
    async end() {
      await call("DELETE", `/session/${sessionId}`).catch(() => undefined);
      child.kill();
      await ended;
    },
    /** Driver and browser are one group of processes. */
    async kill() {
      process.kill(-child.pid, "SIGKILL");
      await ended;
    },
  };
}

const KEYS = {
  Enter: "\uE007", Tab: "\uE004", Escape: "\uE00C", Backspace: "\uE003", Delete: "\uE017", Space: " ", Home: "\uE011", End: "\uE010", Shift: "\uE008", Control: "\uE009", Alt: "\uE00A", Meta: "\uE03D",
  ArrowLeft: "\uE012", ArrowUp: "\uE013", ArrowRight: "\uE014", ArrowDown: "\uE015", PageUp: "\uE00E", PageDown: "\uE00F",
};

/** “Control+Shift+z”, as key actions. */
export function chord(text) {
  const values = text.split(/(?<=.)\+/).map((key) => KEYS[key] ?? key);
  const down = values.map((value) => ({ type: "keyDown", value }));
  const up = values.toReversed().map((value) => ({ type: "keyUp", value }));
  return { type: "key", id: "keyboard", actions: [...down, ...up] };
}

const pointer = (...actions) => ({ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions });
export const move = ({ x, y }) => pointer({ type: "pointerMove", x, y, duration: 0 });
export const press = (point) => pointer(...move(point).actions, { type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 });
