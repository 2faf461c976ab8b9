// Keeps the queue as fresh as the server's, and says so when it is not. Without this script the page
// shows the queue as it was when it was asked for.

import { openLasting } from "../components/lasting-stream.mjs";
import { tick } from "../components/ticking.mjs";

const BEAT_MILLIS_MAX = 12_000;
const first = document.querySelector("[data-live]");

/** @returns {HTMLElement | null} */
function panel() {
  return document.querySelector("[data-live]");
}

/** @param {boolean} yes */
function say(yes) {
  panel()?.setAttribute("data-fresh", yes ? "yes" : "no");
}

/**
 * The page as a document. The parser that takes text is shut by the page's own policy; this way takes
 * nothing but what the server answers.
 *
 * @returns {Promise<Document | null>}
 */
function fetchPage() {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const url = new URL(location.href);
    url.searchParams.set("live", "yes");
    request.open("GET", url.href);
    request.responseType = "document";
    request.addEventListener("loadend", () => {
      resolve(request.status === 200 ? request.responseXML : null);
    });
    request.send();
  });
}

let asking = false;
let wanted = "";
let asked = first?.getAttribute("data-version") ?? "";

/** Brings in the rows of now, and leaves the reader where she stands. @param {string} version */
async function refresh(version) {
  wanted = version;
  if (asking || version === asked) return;
  asking = true;
  try {
    const page = await fetchPage();
    const fresh = page?.querySelector("[data-live]");
    const now = panel();
    if (!fresh || !now) throw new Error("no answer, or another page");
    const focused = document.activeElement?.getAttribute("href");
    now.replaceChildren(...fresh.childNodes);
    tick();
    asked = version;
    if (focused) {
      const link = now.querySelector(`a[href="${CSS.escape(focused)}"]`);
      if (link instanceof HTMLElement) link.focus();
    }
  } catch {
    say(false);
  } finally {
    asking = false;
  }
  if (wanted !== version) await refresh(wanted);
}

if (first) {
  let heardAt = Date.now();
  /** @param {EventSource} stream */
  const hear = (stream) =>
    stream.addEventListener("queue", (event) => {
      heardAt = Date.now();
      const [word, version] = String(event.data).split(" ");
      say(word === "fresh");
      if (word === "fresh") void refresh(version);
    });
  openLasting(first.getAttribute("data-live") ?? "", hear, () => say(false));
  setInterval(() => {
    if (Date.now() - heardAt > BEAT_MILLIS_MAX) say(false);
  }, 1_000);
}
