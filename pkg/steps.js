// Long work in steps, so that whoever waits sees how far it is and can stop it, and the thread does other things between.

/** A step that takes longer is long enough, in milliseconds. */
const LONG = 25;

/**
 * Runs `step(from, to)` until all `parts` are done. A step grows while it is short, or while growing costs little.
 * @throws the signal's reason, once it is aborted
 */
export async function inSteps(parts, step, { signal, onProgress } = {}) {
  let size = 1;
  let before = Infinity;
  for (let done = 0; done < parts;) {
    signal?.throwIfAborted();
    const to = Math.min(parts, done + size);
    const start = performance.now();
    step(done, to);
    const took = performance.now() - start;
    if (took < LONG || took < 1.5 * before) size *= 2;
    before = took;
    done = to;
    onProgress?.(done / parts);
    if (done < parts) await new Promise((resolve) => { setTimeout(resolve); });
  }
  signal?.throwIfAborted();
}
