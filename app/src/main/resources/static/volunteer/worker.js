// The volunteer's page needs the net: where she is wanted is never kept on the telephone. Its worker
// is there to be told while the page is closed.
self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

