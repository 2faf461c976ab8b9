// A stream that comes back. A browser comes back by itself after a break of the line, but gives a
// stream up for good once the server answered with anything but a stream: "not now" while the
// database changes over is enough. Whoever watches a room at night must not have to know that.

const PAUSE_MILLIS = 1_000;
const PAUSE_MILLIS_MAX = 15_000;

/**
 * What the server says to who would listen now. It is asked before a stream is opened anew: who has
 * no right to it any more must not ask on and on, for each refusal is put on record.
 *
 * @param {string} address
 * @returns {Promise<"open" | "not now" | "never">}
 */
async function ask(address) {
  const asked = new AbortController();
  try {
    const answer = await fetch(address, { headers: { Accept: "text/event-stream" }, redirect: "manual", signal: asked.signal });
    if (answer.ok) return "open";
    return answer.status >= 500 ? "not now" : "never";
  } catch {
    return "not now";
  } finally {
    asked.abort();
  }
}

/**
 * @param {string} address
 * @param {(stream: EventSource) => void} dress adds what is to be heard, for each stream anew
 * @param {() => void} lost called when the link breaks, and each time it cannot be had
 * @returns {() => void} ends it
 */
export function openLasting(address, dress, lost) {
  let over = false;
  let pause = PAUSE_MILLIS;
  /** @type {EventSource | null} */
  let stream = null;

  function open() {
    if (over) return;
    const own = new EventSource(address);
    stream = own;
    own.addEventListener("open", () => (pause = PAUSE_MILLIS));
    own.addEventListener("error", () => {
      lost();
      if (own.readyState === EventSource.CLOSED) later();
    });
    dress(own);
  }

  function later() {
    // not all pages at the same moment
    setTimeout(() => void again(), pause * (0.5 + Math.random() / 2));
    pause = Math.min(2 * pause, PAUSE_MILLIS_MAX);
  }

  async function again() {
    if (over) return;
    const said = await ask(address);
    if (said === "open") open();
    else if (said === "not now") later();
  }

  open();
  return () => {
    over = true;
    stream?.close();
  };
}
