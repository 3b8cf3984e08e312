import { VERSIONS, weigh } from "./messages.js";

/** Until it is answered: a host may begin to listen after the frame has loaded. */
const EVERY = 500;

/** Greets the allowed hosts, and gives the port of the one that answers; false where none of them can be around this page. */
export function waitAtGate(hosts: readonly string[], enter: (port: MessagePort) => void): boolean {
  const around = mayBeAround(hosts);
  if (around.length === 0) return false;
  // A host tells by the session whether the frame has been loaded anew.
  const hello = { calibrant: 1, type: "hello", versions: VERSIONS, session: performance.timeOrigin };
  const greet = () => around.forEach((host) => window.parent.postMessage(hello, host));
  const greeting = setInterval(greet, EVERY);
  let hasEntered = false;
  window.addEventListener("message", ({ source, origin, data, ports }) => {
    if (source !== window.parent || !hosts.includes(origin) || !isInit(data)) return;
    const [port, ...more] = ports;
    // Without a port of its own there is nobody to answer.
    if (!port || more.length > 0) return;
    if (hasEntered) return refuse(port, "already-connected", "This frame has its host.");
    if (!VERSIONS.includes(data.version)) return refuse(port, "unknown-version", `This frame speaks version ${VERSIONS.join(", ")}.`);
    hasEntered = true;
    clearInterval(greeting);
    enter(port);
  });
  greet();
  return true;
}

/** Where the browser tells who is around, the others need no greeting that would not arrive. */
function mayBeAround(hosts: readonly string[]): readonly string[] {
  if (window.parent === window) return [];
  const parent = location.ancestorOrigins?.[0];
  return parent === undefined ? hosts : hosts.filter((host) => host === parent);
}

function isInit(data: unknown): data is { version: number } {
  try {
    weigh(data);
  } catch {
    return false;
  }
  const { calibrant, type, version } = (data ?? {}) as { [key: string]: unknown };
  return calibrant === 1 && type === "init" && typeof version === "number";
}

function refuse(port: MessagePort, code: string, message: string): void {
  port.postMessage({ type: "error", code, message, issues: [] });
  port.close();
}
