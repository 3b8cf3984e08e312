/** How long each topic has been spoken of, and which one is now; in milliseconds. */
export interface TimeBox { spent: { [topic: string]: number }; running?: { topic: string; since: number } }

export const spentOn = ({ spent, running }: TimeBox, topic: string, now: number): number =>
  (spent[topic] ?? 0) + (running?.topic === topic ? Math.max(0, now - running.since) : 0);

export const spentInAll = (box: TimeBox, now: number): number =>
  [...new Set([...Object.keys(box.spent), ...(box.running ? [box.running.topic] : [])])].reduce((sum, topic) => sum + spentOn(box, topic, now), 0);

/** The clock stands. */
export function paused(box: TimeBox, now: number): TimeBox {
  const { spent, running } = box;
  return running ? { spent: { ...spent, [running.topic]: spentOn(box, running.topic, now) } } : { spent };
}

/** The clock runs, for this topic. */
export const started = (box: TimeBox, topic: string, now: number): TimeBox => ({ ...paused(box, now), running: { topic, since: now } });
