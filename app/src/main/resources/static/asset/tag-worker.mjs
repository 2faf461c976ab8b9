// Answers for the field page where there is no network, from what was last seen with one.

const CACHE = "tag-1";
const worker = /** @type {any} */ (self);

worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(worker.clients.claim()));

/** @param {Request} request */
async function freshFirst(request) {
  const cache = await caches.open(CACHE);
  try {
    const answer = await fetch(request);
    if (answer.ok && !answer.redirected) await cache.put("/safecity/tag", answer.clone());
    return answer;
  } catch (fault) {
    const kept = await cache.match("/safecity/tag");
    if (kept) return kept;
    throw fault;
  }
}

/** @param {Request} request */
async function keptFirst(request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname === "/safecity/tag") event.respondWith(freshFirst(event.request));
  else if (url.pathname.startsWith("/a/") || url.pathname.startsWith("/vendor/")) event.respondWith(keptFirst(event.request));
});
