// Keeps the whole page for use without a network. Version and list are written by the build.
const CACHE = `calibrant-${"__VERSION__"}`;
const FILES = ["__FILES__"];

self.addEventListener("install", (event) => {
  // Past the browser's own cache: a list of new names must not be filled with old bytes.
  const requests = FILES.map((file) => new Request(file, { cache: "reload" }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(requests)));
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith("calibrant-") && name !== CACHE).map((name) => caches.delete(name)));
    await self.clients.claim();
  })());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== self.location.origin) return;
  event.respondWith(answer(request));
});

/** From the cache where it is there: one version of the page is never mixed with another. */
async function answer(request) {
  const cache = await caches.open(CACHE);
  const wanted = request.mode === "navigate" && isPage(request.url) ? "./" : request;
  return (await cache.match(wanted, { ignoreSearch: true })) ?? fetch(request);
}

const isPage = (url) => /\/(index\.html)?$/.test(new URL(url).pathname);
