// A stream that comes back. A browser comes back by itself after a break of the line, but gives a
// stream up for good once the server answered with anything but a stream: "not now" while the
// database changes over is enough. Whoever watches a room at night must not have to know that.

const PAUSE_MILLIS = 1_000;
const PAUSE_MILLIS_MAX = 15_000;

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
      if (own.readyState !== EventSource.CLOSED) return;
      // not all pages at the same moment
      setTimeout(open, pause * (0.5 + Math.random() / 2));
      pause = Math.min(2 * pause, PAUSE_MILLIS_MAX);
    });
    dress(own);
  }

  open();
  return () => {
    over = true;
    stream?.close();
  };
}
