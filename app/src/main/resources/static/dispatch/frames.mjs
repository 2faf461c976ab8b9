// The units of the desk as they move: a stream of frames, one a second (docs/reference/emergency.md).
// Where no stream comes through, the same as text is asked for every three seconds.

const SILENT_MILLIS_MAX = 4_000;
const AGAIN_MILLIS = 1_000;
const ASK_MILLIS = 3_000;
const ASKS_BETWEEN = 5;
const TRIES_MAX = 2;
const HEAD = 4;
const ROSTER = 0x52;
const SNAPSHOT = 0x53;
const DELTA = 0x44;
const END = 0x45;
const FAR = 1;
const TOLD = 2;
const JUMPED = 0x80;
const NOWHERE = -0x80000000;
const STATES = ["FREE", "EN_ROUTE", "ON_SCENE", "OFF_DUTY", "OUT_OF_SERVICE", "IN_DISTRESS"];
const AGES = [0, 10, 20, 30, 45, 60, 90, 120, 180, 300, 600, 1_200, 1_800, 3_600, 7_200, 14_400];

/**
 * A unit on the map; `fixedAt` in milliseconds of the clock by which `now` is told.
 * @typedef {{id: number, sign: string, lat: number, lon: number, state: string, fixedAt: number}} Unit
 * @typedef {{frames: string, text: string, incident: string}} Addresses
 * @typedef {{draw: (units: Unit[] | null, now: number) => void, fresh: (yes: boolean) => void}} Screen `null`: all stand as before
 */

/** What the frames so far say. */
export class Frames {
  roster = "";
  number = 0;
  millis = 0;
  /** Whether the last frame told of any unit. */
  moved = false;
  /** @type {number | null} why the stream ended, of the last frame */
  ended = null;
  /** @type {{id: number, sign: string, lat: number, lon: number, state: number, fixedAt: number}[]} */
  #units = [];

  /** @param {Uint8Array} frame a whole one */
  take(frame) {
    const view = new DataView(frame.buffer, frame.byteOffset + HEAD, frame.byteLength - HEAD);
    switch (frame[0]) {
      case ROSTER: return this.#list(view);
      case SNAPSHOT: return this.#whole(view);
      case DELTA: return this.#changes(view);
      case END: this.ended = view.getUint8(0); return;
      default: throw new TypeError("no frame");
    }
  }

  /** @param {DataView} view */
  #list(view) {
    this.roster = hex(view, 0);
    this.#units = [];
    const text = new TextDecoder();
    let id = 0;
    for (let at = 8; at < view.byteLength; ) {
      const [gap, next] = varint(view, at);
      const length = view.getUint8(next);
      id += gap;
      const sign = text.decode(new Uint8Array(view.buffer, view.byteOffset + next + 1, length));
      this.#units.push({ id, sign, lat: NOWHERE, lon: NOWHERE, state: 0, fixedAt: 0 });
      at = next + 1 + length;
    }
  }

  /** @param {DataView} view */
  #whole(view) {
    this.number = view.getUint32(0);
    this.millis = Number(view.getBigUint64(4));
    if (hex(view, 12) !== this.roster) throw new TypeError("another list");
    let at = 20;
    for (const unit of this.#units) {
      this.#stand(unit, view.getUint8(at));
      unit.lat = view.getInt32(at + 1);
      unit.lon = view.getInt32(at + 5);
      at += 9;
    }
    this.moved = true;
  }

  /** @param {DataView} view */
  #changes(view) {
    const number = view.getUint32(0);
    if (number !== this.number + 1) throw new TypeError("a frame is missing");
    this.number = number;
    this.millis = Number(view.getBigUint64(4));
    this.moved = view.byteLength > 12;
    let index = -1;
    for (let at = 12; at < view.byteLength; ) {
      const [head, next] = varint(view, at);
      at = next;
      index += 1 + (head >> 2);
      const unit = this.#units[index];
      if (!unit) throw new TypeError("no such unit");
      const bits = head & TOLD ? view.getUint8(at++) : unit.state;
      this.#stand(unit, bits);
      if (bits & JUMPED) {
        unit.lat = view.getInt32(at);
        unit.lon = view.getInt32(at + 4);
        at += 8;
      } else if (head & FAR) {
        unit.lat += view.getInt16(at);
        unit.lon += view.getInt16(at + 2);
        at += 4;
      } else {
        unit.lat += view.getInt8(at);
        unit.lon += view.getInt8(at + 1);
        at += 2;
      }
    }
  }

  /** @param {{state: number, fixedAt: number}} unit @param {number} bits */
  #stand(unit, bits) {
    unit.state = bits & 7;
    unit.fixedAt = this.millis - (AGES[(bits >> 3) & 15] ?? 0) * 1_000;
  }

  /** Those that were ever seen. @returns {Unit[]} */
  units() {
    return this.#units
      .filter((unit) => unit.lat !== NOWHERE)
      .map((unit) => ({ ...unit, lat: unit.lat / 1e5, lon: unit.lon / 1e5, state: STATES[unit.state] ?? "" }));
  }
}

/** @param {DataView} view @param {number} at */
function hex(view, at) {
  return view.getBigUint64(at).toString(16).padStart(16, "0");
}

/** The number and where it ends. @param {DataView} view @param {number} at @returns {[number, number]} */
function varint(view, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const one = view.getUint8(at++);
    value |= (one & 0x7f) << shift;
    if (one < 0x80) return [value, at];
  }
}

/** Cuts what comes in pieces into whole frames. */
class Cutter {
  #rest = new Uint8Array();

  /** @param {Uint8Array} piece @returns {Uint8Array[]} */
  cut(piece) {
    const all = new Uint8Array(this.#rest.length + piece.length);
    all.set(this.#rest);
    all.set(piece, this.#rest.length);
    const frames = [];
    let at = 0;
    while (at + HEAD <= all.length) {
      const length = HEAD + (((all[at + 1] ?? 0) << 16) | ((all[at + 2] ?? 0) << 8) | (all[at + 3] ?? 0));
      if (at + length > all.length) break;
      frames.push(all.subarray(at, at + length));
      at += length;
    }
    this.#rest = all.slice(at);
    return frames;
  }
}

/** @param {number} millis */
function pause(millis) {
  return new Promise((resolve) => setTimeout(resolve, millis));
}

/** A page that nobody sees holds no connection: a browser has few for one server. @returns {Promise<void>} */
function seen() {
  return new Promise((resolve) => {
    if (!document.hidden) return resolve();
    document.addEventListener("visibilitychange", () => resolve(), { once: true });
  });
}

/**
 * Reads one stream to its end.
 * @param {Addresses} from @param {Frames} frames @param {Screen} screen
 * @returns {Promise<"over" | "renew" | "hidden" | "broken" | "none">} `none`: no frame came at all
 */
async function read(from, frames, screen) {
  const stop = new AbortController();
  const hide = () => { if (document.hidden) stop.abort(); };
  document.addEventListener("visibilitychange", hide);
  let watch = setTimeout(() => stop.abort(), SILENT_MILLIS_MAX);
  let came = false;
  frames.ended = null;
  try {
    const address = `${from.frames}?roster=${frames.roster}&incident=${encodeURIComponent(from.incident)}`;
    const answer = await fetch(address, { signal: stop.signal });
    if (!answer.ok || !answer.body || answer.headers.get("content-type") !== "application/octet-stream") return "none";
    const reader = answer.body.getReader();
    const cutter = new Cutter();
    for (;;) {
      const piece = await reader.read();
      if (piece.done) return came ? "broken" : "none";
      for (const frame of cutter.cut(piece.value)) {
        frames.take(frame);
        if (frames.ended !== null) return frames.ended === 0 ? "over" : "renew";
        if (frame[0] === ROSTER) continue;
        came = true;
        clearTimeout(watch);
        watch = setTimeout(() => stop.abort(), SILENT_MILLIS_MAX);
        screen.fresh(true);
        screen.draw(frames.moved ? frames.units() : null, frames.millis);
      }
    }
  } catch {
    if (document.hidden) return "hidden";
    return came ? "broken" : "none";
  } finally {
    clearTimeout(watch);
    document.removeEventListener("visibilitychange", hide);
    stop.abort();
  }
}

/** The same as text, all of it. @param {Addresses} from @param {Screen} screen */
async function ask(from, screen) {
  try {
    const answer = await fetch(`${from.text}?since=0&incident=${encodeURIComponent(from.incident)}`);
    if (!answer.ok) throw new TypeError("refused");
    const body = await answer.json();
    const now = Date.now();
    /** @type {[number, string, number, number, string, number][]} */
    const rows = body.units;
    screen.draw(rows.map(([id, sign, lat, lon, state, age]) => ({ id, sign, lat, lon, state, fixedAt: now - age * 1_000 })), now);
    screen.fresh(true);
  } catch {
    screen.fresh(false);
  }
}

/** Follows the units for as long as the page is open. @param {Addresses} from @param {Screen} screen */
export async function follow(from, screen) {
  const frames = new Frames();
  let tries = 0;
  for (;;) {
    await seen();
    const how = await read(from, frames, screen);
    if (how !== "renew") screen.fresh(false);
    if (how === "over") return;
    tries = how === "none" ? tries + 1 : 0;
    if (tries < TRIES_MAX) {
      await pause(AGAIN_MILLIS);
      continue;
    }
    for (let at = 0; at < ASKS_BETWEEN; at++) {
      await ask(from, screen);
      await pause(ASK_MILLIS);
    }
  }
}
