// Answers for the unit's page while there is no net: with the empty shell and our own files. What is
// on the page comes out of the phone's sealed store; nothing of anybody is kept here.
const CACHE = "abhaya-field-1";
const SHELL = "/field/shell";

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  const files = Array.isArray(event.data?.files) ? event.data.files : [];
  event.waitUntil(
    caches.open(CACHE).then((cache) => Promise.all([SHELL, ...files].map((file) => cache.add(file).catch(() => null)))),
  );
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
  if (url.pathname === "/field") {
    event.respondWith(fetch(event.request).catch(() => caches.match(SHELL).then((shell) => shell ?? Response.error())));
    return;
  }
  if (url.pathname.startsWith("/a/") || url.pathname.startsWith("/vendor/")) {
    event.respondWith(caches.match(event.request).then((kept) => kept ?? fetch(event.request)));
  }
});
