// The field page: keeps every entry on the telephone first, then sends it.
import { flush, forget, keep, waiting } from "../components/offline-queue.mjs";
import { trust } from "../components/trusted.mjs";

trust();

const QUEUE = "asset-tag";
const PHOTO_SIDE_MAX = 1280;
const root = document.querySelector("[data-tag]");
const form = root?.querySelector("[data-form]");

/** @param {string} key @param {unknown[]} args */
function say(key, ...args) {
  const text = root?.querySelector(`template[data-text="${key}"]`);
  const words = text instanceof HTMLTemplateElement ? text.content.textContent ?? "" : "";
  return words.replace(/\{(\d)\}/g, (_, at) => String(args[Number(at)] ?? ""));
}

/** @param {string} selector @returns {HTMLElement | null} */
function part(selector) {
  return root?.querySelector(selector) ?? null;
}

/** @param {string} name @returns {string} */
function typed(name) {
  const field = form instanceof HTMLFormElement ? form.elements.namedItem(name) : null;
  return field && "value" in field ? String(field.value).trim() : "";
}

/** @type {{lat: number, lon: number, accuracyMetres: number} | null} */
let place = null;
/** @type {Map<string, {kind: string, lat: number, lon: number}>} */
const known = new Map();

async function learn() {
  try {
    const answer = await fetch("/safecity/tag/known");
    if (!answer.ok) return;
    for (const line of (await answer.text()).split("\n")) {
      const [uid, kind, lat, lon] = line.split(" ");
      if (uid && kind) known.set(uid, { kind, lat: Number(lat), lon: Number(lon) });
    }
  } catch {
    // without a network what is known comes later
  }
}

function showKind() {
  const kind = typed("kind");
  for (const field of root?.querySelectorAll("[data-kind]") ?? [])
    if (field instanceof HTMLElement) field.hidden = field.dataset["kind"] !== kind;
}

function showKnown() {
  const uid = typed("asset").toUpperCase();
  const line = part("[data-known]");
  if (!line) return;
  line.hidden = uid.length < 14 || known.has(uid) || known.size === 0;
  line.textContent = line.hidden ? "" : say("asset.tag.unknown");
}

function locate() {
  const line = part("[data-place]");
  navigator.geolocation.getCurrentPosition(
    (fix) => {
      place = {
        lat: Number(fix.coords.latitude.toFixed(6)),
        lon: Number(fix.coords.longitude.toFixed(6)),
        accuracyMetres: Math.round(fix.coords.accuracy),
      };
      if (line) line.textContent = `${place.lat}, ${place.lon} · ${say("asset.tag.accuracy", place.accuracyMetres)}`;
    },
    () => {
      if (line) line.textContent = say("asset.tag.noPlace");
    },
    { enableHighAccuracy: true, timeout: 20_000, maximumAge: 0 },
  );
}

/** A picture small enough for a slow network. @param {File} file @returns {Promise<string>} */
async function shrunk(file) {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, PHOTO_SIDE_MAX / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/jpeg", 0.8).split(",")[1] ?? "";
}

/** @returns {Promise<Record<string, unknown>>} */
async function entry() {
  /** @type {Record<string, unknown>} */
  const body = { key: crypto.randomUUID(), at: new Date().toISOString(), ...(place ?? {}) };
  const found = root?.querySelector('input[name="found"]:checked');
  body["found"] = found instanceof HTMLInputElement ? found.value : "PRESENT";
  const uid = typed("asset").toUpperCase();
  if (uid) body["asset"] = uid;
  else {
    /** @type {Record<string, unknown>} */
    const thing = { city: typed("city"), kind: typed("kind"), name: typed("name"), serialNo: typed("serialNo") };
    for (const field of root?.querySelectorAll("[data-kind]:not([hidden]) [data-field]") ?? [])
      if ((field instanceof HTMLInputElement || field instanceof HTMLSelectElement) && field.value)
        thing[field.dataset["field"] ?? ""] = field.value;
    thing["installedOn"] = new Date().toLocaleDateString("en-CA", { timeZone: "Asia/Kolkata" });
    body["thing"] = thing;
  }
  const photo = root?.querySelector('input[name="photo"]');
  const file = photo instanceof HTMLInputElement ? photo.files?.[0] : undefined;
  if (file) body["photo"] = await shrunk(file);
  return body;
}

/** @param {import("../components/offline-queue.mjs").Item} item @returns {Promise<"taken" | "asks" | "later">} */
async function send(item) {
  try {
    const ready = await fetch("/safecity/tag/ready", { headers: { Accept: "application/json" } });
    if (!ready.ok || ready.redirected) {
      net(say("asset.tag.signIn"));
      return "later";
    }
    const { token } = await ready.json();
    const answer = await fetch("/api/v1/assets/tags", {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRF-TOKEN": token },
      body: JSON.stringify(item.body),
    });
    if (answer.status === 429 || answer.status >= 500) return "later";
    const said = await answer.json();
    if (answer.ok && (said.status === "done" || said.status === "again")) {
      net(said.status === "again" ? say("asset.tag.again") : say("asset.tag.done", said.asset));
      return "taken";
    }
    item.answer = answer.ok ? said : { status: "refused", message: said.errors?.[0]?.message ?? said.title };
    await keep(item);
    return "asks";
  } catch {
    net(say("asset.tag.offline"));
    return "later";
  }
}

/** @param {string} text */
function net(text) {
  const line = part("[data-net]");
  if (line) line.textContent = text;
}

/** @param {string} text @param {() => Promise<void>} act */
function button(text, act) {
  const one = document.createElement("button");
  one.type = "button";
  one.textContent = text;
  one.addEventListener("click", () => void act().then(sync));
  return one;
}

async function show() {
  const items = await waiting(QUEUE);
  const panel = part("[data-waiting]");
  const list = part("[data-queue]");
  const count = part("[data-count]");
  if (!panel || !list || !count) return;
  panel.hidden = items.length === 0;
  count.textContent = say("asset.tag.queue", items.length);
  list.replaceChildren(
    ...items.map((item) => {
      const line = document.createElement("li");
      const name = document.createElement("span");
      const thing = /** @type {any} */ (item.body["thing"]);
      name.textContent = `${item.body["asset"] ?? thing?.name ?? ""} · ${new Date(item.at).toLocaleTimeString("en-IN", { hour12: false, timeZone: "Asia/Kolkata" })}`;
      line.append(name);
      if (item.answer?.["status"] === "near") {
        line.append(say("asset.tag.near", item.answer["asset"], item.answer["metres"]));
        line.append(
          button(say("asset.tag.another"), async () => {
            item.body["another"] = true;
            delete item.answer;
            await keep(item);
          }),
          button(say("asset.tag.same"), () => forget(item.key)),
        );
      } else if (item.answer) {
        line.append(say("asset.tag.refused", item.answer["message"]), button(say("asset.tag.discard"), () => forget(item.key)));
      }
      return line;
    }),
  );
}

let busy = false;
async function sync() {
  if (busy) return;
  busy = true;
  try {
    await flush(QUEUE, send);
  } finally {
    busy = false;
  }
  await show();
}

if (form instanceof HTMLFormElement) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void entry().then(async (body) => {
      await keep({ key: String(body["key"]), queue: QUEUE, at: Date.now(), body });
      form.reset();
      place = null;
      const line = part("[data-place]");
      if (line) line.textContent = say("asset.tag.noPlace");
      showKind();
      await sync();
    });
  });
  form.addEventListener("input", () => {
    showKind();
    showKnown();
  });
  part("[data-locate]")?.addEventListener("click", locate);
  window.addEventListener("online", () => void sync());
  window.addEventListener("offline", () => net(say("asset.tag.offline")));
  setInterval(() => void sync(), 30_000);
  showKind();
  void learn();
  void sync();
  if ("serviceWorker" in navigator)
    void navigator.serviceWorker.register("/worker.js").catch(() => {});
}
