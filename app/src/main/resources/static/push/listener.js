// Ends the worker of each page that may be told while it is closed: shows what the message says,
// and opens the page it belongs to. Nothing of a message is kept, and of what it may hold only a
// title, a line and a path of this page are used.
self.addEventListener("push", (event) => {
  let said = {};
  try {
    said = event.data?.json() ?? {};
  } catch {
    // not ours: the browser still wants something shown
  }
  const title = typeof said.title === "string" ? said.title : "…";
  const body = typeof said.body === "string" ? said.body : "";
  const path = typeof said.path === "string" ? said.path : "";
  event.waitUntil(self.registration.showNotification(title, { body, tag: "update", renotify: true, data: { path } }));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const home = new URL(self.registration.scope);
  const asked = new URL(event.notification.data?.path || home.pathname, home);
  const ours = asked.origin === home.origin && (asked.pathname + "/").startsWith(home.pathname.replace(/\/?$/, "/"));
  const page = ours ? asked : home;
  event.waitUntil(
    self.clients.matchAll({ type: "window", includeUncontrolled: true }).then((open) => {
      const there = open.find((one) => new URL(one.url).pathname === page.pathname);
      return there ? there.focus() : self.clients.openWindow(page.href);
    }),
  );
});
