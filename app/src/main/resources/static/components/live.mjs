// What happens, as it happens. One stream for all pages of a browser: the first page that is open
// listens and passes on what it hears, the next takes over when it is closed. While the link is
// broken every page says that it is stale; the browser comes back with the last number by itself, and
// where it gave up the page comes back without, and asks for what it shows.

import { openLasting } from "./lasting-stream.mjs";

const ADDRESS = "/api/v1/stream";
const BEAT_MILLIS_MAX = 25_000;
const CHANNEL = "abhaya-live";

/**
 * @typedef {{topic: string, handles: string[], more: boolean}} Told
 * @typedef {{state?: string, told?: Told, reset?: boolean}} Note
 */

/** @type {Map<string, Set<(told: Told) => void>>} */
const listeners = new Map();
/** @type {Set<() => void>} */
const beginners = new Set();
const channel = new BroadcastChannel(CHANNEL);
let heardAt = Date.now();
let started = false;

/** @param {string} state `fresh`, `stale` or `over` */
function mark(state) {
  document.documentElement.setAttribute("data-live-state", state);
  for (const place of document.querySelectorAll("[data-live-stale]")) {
    if (place instanceof HTMLElement) place.hidden = state === "fresh";
  }
}

/** @param {Note} note */
function take(note) {
  heardAt = Date.now();
  const before = document.documentElement.getAttribute("data-live-state");
  if (note.state) mark(note.state);
  if (note.state === "fresh" && before !== "fresh") for (const hear of beginners) hear();
  if (note.told) {
    for (const hear of listeners.get(note.told.topic) ?? []) hear(note.told);
  }
  if (!note.reset) return;
  for (const [topic, all] of listeners) {
    for (const hear of all) hear({ topic, handles: [], more: true });
  }
}

/** @param {Note} note */
function pass(note) {
  take(note);
  channel.postMessage(note);
}

/** Listens for all pages, until the session is over. @returns {Promise<void>} */
function lead() {
  return new Promise((resolve) => {
    let streams = 0;
    /** @param {EventSource} stream */
    function dress(stream) {
      // one that was given up had told of something that a new one does not know
      let missed = streams++ > 0;
      for (const name of ["hello", "beat"]) {
        stream.addEventListener(name, () => {
          pass({ state: "fresh", reset: missed });
          missed = false;
        });
      }
      stream.addEventListener("message", (event) => pass({ told: JSON.parse(String(event.data)) }));
      stream.addEventListener("reset", () => pass({ state: "fresh", reset: true }));
      stream.addEventListener("end", () => {
        end();
        pass({ state: "over" });
        resolve();
      });
    }
    const end = openLasting(ADDRESS, dress, () => pass({ state: "stale" }));
  });
}

function start() {
  started = true;
  channel.addEventListener("message", (event) => take(/** @type {Note} */ (event.data)));
  void navigator.locks.request(CHANNEL, lead);
  setInterval(() => {
    const state = document.documentElement.getAttribute("data-live-state");
    if (state === "fresh" && Date.now() - heardAt > BEAT_MILLIS_MAX) mark("stale");
  }, 1_000);
}

/**
 * Calls back when something of the topic happened, and when too much was missed to be told singly
 * (then without handles, `more` set).
 *
 * @param {string} topic
 * @param {(told: Told) => void} hear
 */
export function listenTo(topic, hear) {
  const all = listeners.get(topic) ?? new Set();
  all.add(hear);
  listeners.set(topic, all);
  if (!started && "locks" in navigator) start();
}

/**
 * Calls back whenever the link begins to live: what happened since the page was made, and before
 * somebody listened, is to be asked for.
 *
 * @param {() => void} hear
 */
export function whenLive(hear) {
  beginners.add(hear);
}
