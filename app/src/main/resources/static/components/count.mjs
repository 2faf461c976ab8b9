// The number beside an entry of the bar: asked for again when something of its topic happened.
import { listenTo } from "./live.mjs";

const REST_MILLIS = 1_500;
const MOST = 999;

for (const place of document.querySelectorAll("[data-count]")) {
  const address = place.getAttribute("data-count") ?? "";
  let waiting = false;

  const ask = async () => {
    waiting = false;
    const answer = await fetch(address, { headers: { Accept: "text/plain" } });
    if (!answer.ok) return;
    const count = Number(await answer.text());
    place.textContent = count > MOST ? `${MOST}+` : String(count);
    if (place instanceof HTMLElement) place.hidden = count === 0;
  };
  listenTo(place.getAttribute("data-count-topic") ?? "", () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => void ask(), REST_MILLIS);
  });
}
