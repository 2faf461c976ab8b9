// The desk: live, by keyboard, with sound and its visual twin. Without this script every act is a
// form and the page is as it was when it was asked for.
import { drawMap } from "./map.mjs";
import { Sound } from "./sound.mjs";
import { openLasting } from "../components/lasting-stream.mjs";
import { tick } from "../components/ticking.mjs";

const BEAT_MILLIS_MAX = 12_000;

// Where nothing happens those who wait still wait longer: their rows are asked for at this age.
const AGE_MILLIS_MAX = 4_000;
const root = document.querySelector("[data-console]");
const sound = new Sound();

/** What of the page is cut off from the server now. @type {Set<"room" | "map">} */
const cut = new Set();

/** @param {boolean} yes @param {"room" | "map"} part */
function say(yes, part = "room") {
  if (yes) cut.delete(part);
  else cut.add(part);
  root?.setAttribute("data-fresh", cut.size === 0 ? "yes" : "no");
}

/** The page as a document; the parser that takes text is shut by the page's own policy. @returns {Promise<Document | null>} */
function fetchPage() {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const url = new URL(location.href);
    url.searchParams.delete("said");
    url.searchParams.set("live", "yes");
    request.open("GET", url.href);
    request.responseType = "document";
    request.addEventListener("loadend", () => resolve(request.status === 200 ? request.responseXML : null));
    request.send();
  });
}

/** Somebody is at work in it: what she typed is not taken away. @param {Element} part */
function isBusy(part) {
  const focused = document.activeElement;
  if (focused && part.contains(focused) && /^(INPUT|TEXTAREA|SELECT)$/.test(focused.tagName)) return true;
  return part.hasAttribute("data-dirty");
}

let asking = false;
let wanted = "";
let asked = root?.getAttribute("data-version") ?? "";
let askedAt = Date.now();

/** Whether somebody waits on a screen of some seconds ago. */
function isOld() {
  return Date.now() - askedAt > AGE_MILLIS_MAX && root?.querySelector(".console-queue li") !== null;
}

/** Brings in the parts of now. @param {string} version */
async function refresh(version) {
  wanted = version;
  if (asking || (version === asked && !isOld())) return;
  asking = true;
  askedAt = Date.now();
  try {
    const page = await fetchPage();
    const fresh = page?.querySelector("[data-console]");
    if (!fresh || !root) throw new Error("no answer, or another page");
    const row = focusedRow();
    for (const part of root.querySelectorAll("[data-piece]")) {
      const name = part.getAttribute("data-piece") ?? "";
      const other = fresh.querySelector(`[data-piece="${CSS.escape(name)}"]`);
      if (name === "said" || isBusy(part) || !other) continue;
      if (part.textContent === other.textContent && name !== "alarms") continue;
      part.replaceChildren(...other.childNodes);
      for (const attribute of ["data-level", "data-version"]) {
        const value = other.getAttribute(attribute);
        if (value !== null) part.setAttribute(attribute, value);
      }
    }
    const here = root.querySelectorAll(".console-panel > [data-piece]").length;
    const there = fresh.querySelectorAll(".console-panel > [data-piece]").length;
    if (here !== there && !isBusy(root)) {
      const panel = root.querySelector(".console-panel");
      const other = fresh.querySelector(".console-panel");
      if (panel && other && !panel.querySelector("[data-dirty]")) panel.replaceChildren(...other.childNodes);
    }
    tick();
    changedElsewhere(fresh);
    asked = version;
    if (row) focusRow(row);
    ring();
  } catch {
    say(false);
  } finally {
    asking = false;
  }
  if (wanted !== version) await refresh(wanted);
}

/** An edit that was begun on an older version says so before it is sent. @param {Element} fresh */
function changedElsewhere(fresh) {
  const now = fresh.querySelector(".console-command input[name=version]");
  const mine = root?.querySelector(".console-command input[name=version]");
  if (now instanceof HTMLInputElement && mine instanceof HTMLInputElement) mine.value = now.value;
}

function ring() {
  const level = Number(root?.querySelector("[data-level]")?.getAttribute("data-level") ?? 0);
  const signals = root?.querySelectorAll("[data-signal=yes]").length ?? 0;
  sound.hear(level, signals);
}

/** @returns {string | null} */
function focusedRow() {
  const focused = document.activeElement;
  return focused instanceof HTMLAnchorElement && focused.hasAttribute("data-row") ? focused.getAttribute("href") : null;
}

/** @param {string} href */
function focusRow(href) {
  const link = root?.querySelector(`a[data-row][href="${CSS.escape(href)}"]`);
  if (link instanceof HTMLElement) link.focus();
}

/** @param {number} step */
function move(step) {
  const rows = [...(root?.querySelectorAll("a[data-row]") ?? [])];
  if (rows.length === 0) return;
  const now = rows.findIndex((row) => row === document.activeElement);
  const chosen = rows.findIndex((row) => row.getAttribute("aria-current") === "true");
  const from = now >= 0 ? now : chosen;
  const next = from < 0 ? (step > 0 ? 0 : rows.length - 1) : from + step;
  const row = rows[Math.max(0, Math.min(rows.length - 1, next))];
  if (row instanceof HTMLElement) row.focus();
  row.scrollIntoView({ block: "nearest" });
}

/** @param {EventTarget | null} target */
function isTyping(target) {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

/** @param {string} selector */
function focus(selector) {
  const element = root?.querySelector(selector);
  if (element instanceof HTMLElement) element.focus();
}

function openClosing() {
  const details = root?.querySelector("[data-close]");
  if (!(details instanceof HTMLDetailsElement)) return;
  details.open = true;
  details.setAttribute("data-dirty", "yes");
  const words = details.querySelector("textarea");
  if (words instanceof HTMLElement) words.focus();
}

/** @param {string} number */
function send(number) {
  const button = root?.querySelector(`[data-send="${CSS.escape(number)}"]`);
  if (!(button instanceof HTMLButtonElement)) return;
  const word = button.form?.querySelector("input[name=word]");
  if (word instanceof HTMLInputElement && word.value.trim() === "") word.focus();
  else button.click();
}

/** @param {string} key @returns {boolean} */
function press(key) {
  if (/^[1-6]$/.test(key)) return send(key), true;
  switch (key) {
    case "j": return move(1), true;
    case "k": return move(-1), true;
    case "a": {
      const first = root?.querySelector("a[data-row][data-signal=yes]");
      if (first instanceof HTMLAnchorElement) location.assign(first.href);
      return true;
    }
    case "/": return focus("#line"), true;
    case "c": return openClosing(), true;
    case "n": {
      focus("#line");
      const line = root?.querySelector("#line");
      if (line instanceof HTMLInputElement) line.value = "note ";
      return true;
    }
    case "m": return sound.mute(), true;
    case "?": {
      const keys = document.getElementById("console-keys");
      if (keys instanceof HTMLDialogElement) keys.showModal();
      return true;
    }
    default: return false;
  }
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && isTyping(event.target) && event.target instanceof HTMLElement) {
    event.target.blur();
    return;
  }
  if (isTyping(event.target) || document.querySelector("dialog[open]")) return;
  if (press(event.key)) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}, true);

// a line half typed is completed with Tab
root?.querySelector("#line")?.addEventListener("keydown", (event) => {
  if (!(event instanceof KeyboardEvent) || event.key !== "Tab" || event.shiftKey) return;
  const line = event.target;
  if (!(line instanceof HTMLInputElement) || line.value === "" || line.value.includes(" ")) return;
  const found = (line.dataset["verbs"] ?? "").split(" ").filter((verb) => verb.startsWith(line.value.toLowerCase()));
  if (found.length === 0) return;
  event.preventDefault();
  line.value = found[0] + " ";
});

document.addEventListener("input", (event) => {
  if (event.target instanceof Element) event.target.closest("[data-piece]")?.setAttribute("data-dirty", "yes");
});

if (root instanceof HTMLElement) {
  let heardAt = Date.now();
  /** @param {EventSource} stream */
  const hear = (stream) =>
    stream.addEventListener("room", (event) => {
      heardAt = Date.now();
      say(true);
      void refresh(String(event.data));
    });
  openLasting(root.dataset["console"] ?? "", hear, () => say(false));
  setInterval(() => {
    if (Date.now() - heardAt > BEAT_MILLIS_MAX) say(false);
  }, 1_000);
  ring();
  const frame = root.querySelector("[data-map]");
  if (frame instanceof HTMLElement) {
    const from = { frames: root.dataset["frames"] ?? "", text: root.dataset["fleet"] ?? "", incident: root.dataset["incident"] ?? "" };
    void drawMap(frame, root.dataset["ground"] ?? "", from, (yes) => say(yes, "map"));
  }
}
