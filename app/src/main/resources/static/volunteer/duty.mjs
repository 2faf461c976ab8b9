// The volunteer's telephone: says where it is while on duty, and loads the page again when there is
// something else to show. Every act on the page is a form and needs no script.

const EVERY_MILLIS = 3_000;
const PLACE_MILLIS = 20_000;
const root = document.querySelector("[data-duty]");

/** @param {string} text */
function say(text) {
  const place = root?.querySelector("[data-status]");
  if (place && place.textContent !== text) place.textContent = text;
}

async function look() {
  try {
    const answer = await fetch("/volunteer/state", { cache: "no-store" });
    if (!answer.ok) return;
    const { version } = await answer.json();
    if (version !== root?.getAttribute("data-version")) location.reload();
  } catch {
    // no net: what stands is what was known last
  }
}

function watch() {
  if (!navigator.geolocation) return say(root?.getAttribute("data-noplace") ?? "");
  const token = document.querySelector("input[name=_csrf]")?.getAttribute("value") ?? "";
  let sentAt = 0;
  navigator.geolocation.watchPosition(
    async (fix) => {
      if (Date.now() - sentAt < PLACE_MILLIS) return;
      sentAt = Date.now();
      const { latitude: lat, longitude: lon, accuracy: radiusMetres } = fix.coords;
      try {
        const answer = await fetch("/volunteer/here", {
          method: "POST",
          headers: { "Content-Type": "application/json", "X-CSRF-TOKEN": token },
          body: JSON.stringify({ lat, lon, radiusMetres, at: new Date().toISOString() }),
        });
        say(answer.ok ? "" : (root?.getAttribute("data-noplace") ?? ""));
      } catch {
        // the next place is as good
      }
    },
    () => say(root?.getAttribute("data-noplace") ?? ""),
    { enableHighAccuracy: true, maximumAge: 5_000 },
  );
}

if (root) {
  setInterval(() => void look(), EVERY_MILLIS);
  if (root.getAttribute("data-duty") === "on") watch();
}
