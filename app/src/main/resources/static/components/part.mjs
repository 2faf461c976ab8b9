// Brings a part of another page into this one: `data-part` names the page, whose `data-part-body` is
// put in place of the link. Without this script the link leads there. With `data-part-topic` it is
// brought in anew when something of that topic happened.
import { listenTo } from "./live.mjs";

/** @param {string} address @returns {Promise<Document | null>} */
function fetchPage(address) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("GET", address);
    request.responseType = "document";
    request.addEventListener("loadend", () => {
      resolve(request.status === 200 ? request.responseXML : null);
    });
    request.send();
  });
}

/** @param {Element} place */
async function bring(place) {
  const page = await fetchPage(place.getAttribute("data-part") ?? "");
  const body = page?.querySelector("[data-part-body]");
  const here = place.querySelector("[data-part-here]");
  if (body && here) here.replaceChildren(...body.childNodes);
}

for (const place of document.querySelectorAll("[data-part]")) {
  void bring(place);
  const topic = place.getAttribute("data-part-topic");
  if (topic) listenTo(topic, () => void bring(place));
}
