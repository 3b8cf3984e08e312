// Finding programs, and profiles that outlive their browser.
import { accessSync, constants } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { tmpdir } from "node:os";

/** The first of these programs that is on the PATH. */
export function program(...names) {
  const places = names.flatMap((name) => process.env.PATH.split(delimiter).map((folder) => join(folder, name)));
  const found = places.find(isProgram);
  if (!found) throw new Error(`none of these is on the PATH: ${names.join(", ")}`);
  return found;
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

let isListening = false;

/** Nothing that was started outlives the tests, however they end; a negative number is a group of processes. */
export function endsWithUs(child, pid) {
  // By default a signal ends Node without its "exit".
  if (!isListening) for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(1));
  isListening = true;
  const end = () => {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It has ended by itself.
    }
  };
  process.once("exit", end);
  child.once("exit", () => process.off("exit", end));
}

/** What `look` finds, as soon as it finds something. */
export async function until(look, what, seconds = 30) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end;) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${what}: not within ${seconds} s`);
}

/** A folder that outlives the browsers opened in it; `open(folder)` gives a context and the means to kill its browser as a power cut would. */
export async function keptFolder(open) {
  const folder = await mkdtemp(join(tmpdir(), "calibrant-"));
  const running = new Set();
  return {
    async open() {
      const { context, kill } = await open(folder);
      const once = async () => { if (running.delete(once)) await kill(); };
      running.add(once);
      return { context, kill: once };
    },
    async remove() {
      await Promise.all([...running].map((kill) => kill()));
      await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}
