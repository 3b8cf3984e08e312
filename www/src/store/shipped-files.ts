/** What ships, fetched when asked for, from the page's own origin. The page in one file has it inside. */
export async function shippedFile(path: string): Promise<string> {
  const response = await fetch(`./data/${path}`);
  if (!response.ok) throw new Error(`${response.status} ${path}`);
  return response.text();
}
