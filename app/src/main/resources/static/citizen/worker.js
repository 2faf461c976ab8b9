// Answers for the citizen's page while there is no net: with the page itself, which has nothing of
// anybody on it, and our own files. What was pressed lies in the page's sealed store, not here.
const CACHE = "abhaya-1";
const PAGE = "/sos";

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  const files = Array.isArray(event.data?.files) ? event.data.files : [];
  event.waitUntil(
    caches.open(CACHE).then((cache) => Promise.all([PAGE, ...files].map((file) => cache.add(file).catch(() => null)))),
  );
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
  if (url.pathname === PAGE) {
    // the net has two seconds: a page that hangs helps nobody
    const late = new Promise((resolve) => setTimeout(resolve, 2_000));
    const kept = () => caches.match(PAGE);
    const fresh = fetch(event.request).catch(() => null);
    event.respondWith(
      Promise.race([fresh, late])
        .then((answer) => answer ?? kept())
        .then((answer) => answer ?? fresh)
        .then((answer) => answer ?? Response.error()),
    );
    return;
  }
  if (url.pathname.startsWith("/a/") || url.pathname.startsWith("/vendor/")) {
    event.respondWith(caches.match(event.request).then((kept) => kept ?? fetch(event.request)));
  }
});
