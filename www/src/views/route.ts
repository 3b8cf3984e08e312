/** What a route says below its view; a step that is badly encoded stays as it is, and leads nowhere. */
export const stepsOf = (path: string): string[] => path.split("/").slice(1).map(decoded);

function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}
