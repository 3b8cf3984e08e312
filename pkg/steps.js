// Long work in steps, so that whoever waits sees how far it is and can stop it, and the thread does other things between.

/** A step that takes longer is long enough, in milliseconds. */
const LONG = 25;

/**
 * Runs `step(from, to)` until all `parts` are done. A step grows while it is short, or while having grown costs little.
 * @throws the signal's reason, once it is aborted
 */
export async function inSteps(parts, step, { signal, onProgress } = {}) {
  let size = 1;
  let before = Infinity;
  let hasGrown = true;
  for (let done = 0; done < parts;) {
    signal?.throwIfAborted();
    const to = Math.min(parts, done + size);
    const start = performance.now();
    step(done, to);
    const took = performance.now() - start;
    // A step of the size before it takes as long as that one: only one that has grown says what growing costs.
    hasGrown = took < LONG || (hasGrown && took < 1.5 * before);
    if (hasGrown) size *= 2;
    before = took;
    done = to;
    onProgress?.(done / parts);
    if (done < parts) await new Promise((resolve) => { setTimeout(resolve); });
  }
  signal?.throwIfAborted();
}
