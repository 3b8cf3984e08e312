import files from "virtual:calibrant-shipped";

let known: ReturnType<typeof files> | undefined;

/** What ships, from the page itself: from `file://` nothing can be fetched. */
export async function shippedFile(path: string): Promise<string> {
  const text = (await (known ??= files()))[path];
  if (text === undefined) throw new Error(`404 ${path}`);
  return text;
}
