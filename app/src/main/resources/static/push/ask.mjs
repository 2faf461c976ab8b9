// Asks the browser to tell of this page while it is closed, and the server to use that. Shown only
// where both can; the browser's own question comes at a press and never by itself.
import { trust } from "../components/trusted.mjs";

const root = /** @type {HTMLElement | null} */ (document.querySelector("[data-push]"));
const home = root?.dataset["home"] ?? "";
/** where the server takes the wish */
let door = home + "/push";
/** @type {ServiceWorkerRegistration | null} */
let worker = null;

/** @param {string} name @returns {HTMLElement | null} */
const one = (name) => root?.querySelector(`[data-push-${name}]`) ?? null;

/** @param {boolean} on @param {string} said */
function show(on, said) {
  if (!root) return;
  root.hidden = false;
  const ask = one("ask");
  const stop = one("stop");
  const place = one("said");
  if (ask) ask.hidden = on;
  if (stop) stop.hidden = !on;
  if (place) place.textContent = said;
}

/** @param {string} path @param {object} body */
function tell(path, body) {
  const token = root?.querySelector("input[name=_csrf]")?.getAttribute("value") ?? "";
  return fetch(door + path, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRF-TOKEN": token },
    body: JSON.stringify(body),
  });
}

/** @param {PushSubscription} subscription */
async function keep(subscription) {
  const { endpoint, keys } = subscription.toJSON();
  const answer = await tell("", { endpoint, p256dh: keys?.["p256dh"], auth: keys?.["auth"] });
  if (!answer.ok) throw new Error("not kept");
  show(true, root?.dataset["on"] ?? "");
}

/** @param {string} word */
function bytes(word) {
  const text = atob(word.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

/** @param {PushSubscription} subscription */
function isOurs(subscription) {
  const key = subscription.options.applicationServerKey;
  if (!key) return false;
  const ours = bytes(root?.dataset["push"] ?? "");
  const theirs = new Uint8Array(key);
  return ours.length === theirs.length && ours.every((byte, at) => byte === theirs[at]);
}

async function ask() {
  if (!worker) return;
  if ((await Notification.requestPermission()) !== "granted") return show(false, root?.dataset["denied"] ?? "");
  try {
    const old = await worker.pushManager.getSubscription();
    if (old && !isOurs(old)) await old.unsubscribe();
    await keep(await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(root?.dataset["push"] ?? "") }));
  } catch {
    show(false, root?.dataset["failed"] ?? "");
  }
}

export async function stop() {
  const subscription = await worker?.pushManager.getSubscription();
  if (!subscription) return;
  show(false, "");
  await tell("/off", { endpoint: subscription.endpoint }).catch(() => null);
  await subscription.unsubscribe();
}

/** Shows the button, or takes up what was wished before. @param {string} to where the server takes the wish */
export async function offer(to) {
  door = to;
  try {
    await begin();
  } catch {
    // the page works without
  }
}

async function begin() {
  if (!root) return;
  if (!navigator.serviceWorker || !Reflect.has(window, "PushManager") || !Reflect.has(window, "Notification")) return;
  trust();
  if (!worker) {
    one("ask")?.addEventListener("click", () => void ask());
    one("stop")?.addEventListener("click", () => void stop());
  }
  worker = await navigator.serviceWorker.register(home + "/worker.js", { scope: home });
  const known = await worker.pushManager.getSubscription();
  if (!known || Notification.permission !== "granted" || !isOurs(known)) return show(false, "");
  await keep(known).catch(() => show(false, ""));
}

// a page without sign-in says first what it follows
if (root && !root.hasAttribute("data-later")) void offer(door);
