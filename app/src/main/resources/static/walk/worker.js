// Keeps the forms that are filled in without a link, and their files, so that they open there too.
// Only these forms: no list, no case, no name is kept on the phone.
const CACHE = "abhaya-forms-2";
const FORMS = /^\/(report(\/new)?|safecity\/tag|safecity\/[A-Z]{3}\/(walks|dark)\/new)$/;
const FILES = /\.(css|mjs|js|woff2|svg)$/;

// The same form with other words in its address is the same form.
async function otherwise(request, address) {
  return FORMS.test(address.pathname) ? caches.match(request, { ignoreSearch: true }) : undefined;
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const request = event.request;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin) return;
  if (!FORMS.test(address.pathname) && !FILES.test(address.pathname)) return;
  event.respondWith(
    fetch(request)
      .then(async (answer) => {
        if (answer.ok && !answer.redirected) {
          const cache = await caches.open(CACHE);
          await cache.put(request, answer.clone());
        }
        return answer;
      })
      .catch(async () => (await caches.match(request)) ?? (await otherwise(request, address)) ?? Response.error()),
  );
});
