// Ages that run on: from what the server said, by the time that passed since. A desk whose own clock
// is wrong shows what all others show.

/** When each age was first seen, by a clock that nobody sets. @type {WeakMap<Element, number>} */
const seenAt = new WeakMap();

/** @param {number} age in seconds */
function text(age) {
  const hours = Math.floor(age / 3_600);
  const minutes = Math.floor(age / 60) % 60;
  const seconds = String(age % 60).padStart(2, "0");
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${seconds}` : `${minutes}:${seconds}`;
}

/** Brings all ages of the page up to now; to be called when parts of it were replaced. */
export function tick() {
  const now = performance.now();
  for (const clock of document.querySelectorAll("time[data-age]")) {
    const from = seenAt.get(clock) ?? now;
    seenAt.set(clock, from);
    const said = text(Number(clock.getAttribute("data-age")) + Math.floor((now - from) / 1_000));
    if (clock.textContent !== said) clock.textContent = said;
  }
}

tick();
setInterval(tick, 1_000);
