import { Scorecard, init } from "/node_modules/calibrant/index.js";

// Within an event, as a service worker may be started again at any time.
async function score(request) {
  const [card, evaluation] = await request.json();
  await init("/node_modules/calibrant/calibrant_bg.wasm");
  return Response.json(Scorecard.parse(card).score(evaluation));
}

self.addEventListener("activate", (event) => { event.waitUntil(self.clients.claim()); });
self.addEventListener("fetch", (event) => {
  if (new URL(event.request.url).pathname.endsWith("/score")) event.respondWith(score(event.request));
});
