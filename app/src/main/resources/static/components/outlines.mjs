// True outlines of the states, where a boundary file was imported: the same figures, the same
// classes as the tiles, which stay beside the map as its table.
import { colour, trust } from "./trusted.mjs";

/** @typedef {{href: string | null, about: string, tone: string}} Tile */

const VENDOR = "/vendor/maplibre-gl-6.17.0/";

/** @param {Element} map @returns {Map<string, Tile>} tiles by their letters */
function tiles(map) {
  const found = new Map();
  for (const item of map.querySelectorAll("li")) {
    const letters = item.querySelector("b")?.textContent ?? "";
    const link = item.querySelector("a");
    found.set(letters, {
      href: link?.getAttribute("href") ?? null,
      about: link?.getAttribute("aria-label") ?? item.firstElementChild?.getAttribute("title") ?? "",
      tone: item.className,
    });
  }
  return found;
}

/** @param {Map<string, Tile>} known @returns {unknown[]} colour of a state by its letters */
function fill(known) {
  const steps = ["match", ["get", "letters"]];
  for (const [letters, tile] of known) {
    const step = tile.tone.replace("t-", "").trim();
    steps.push(letters, colour(step.startsWith("step-") ? step : "silent-2"));
  }
  steps.push(colour("shade"));
  return steps;
}

/** @param {any} data GeoJSON @returns {[[number, number], [number, number]]} */
function bounds(data) {
  let [west, south, east, north] = [180, 90, -180, -90];
  /** @param {any} part */
  const visit = (part) => {
    if (typeof part[0] === "number") {
      west = Math.min(west, part[0]);
      east = Math.max(east, part[0]);
      south = Math.min(south, part[1]);
      north = Math.max(north, part[1]);
    } else part.forEach(visit);
  };
  for (const feature of data.features) visit(feature.geometry.coordinates);
  return [[west, south], [east, north]];
}

/** @param {HTMLElement} place */
async function show(place) {
  const tileMap = place.parentElement?.querySelector(".tile-map");
  const address = place.dataset["outlines"];
  if (!tileMap || !address) return;
  const answer = await fetch(address, { headers: { Accept: "application/geo+json" } });
  if (!answer.ok) return;
  const data = await answer.json();
  const known = tiles(tileMap);
  const library = await import(/** @type {string} */ (VENDOR + "maplibre-gl.mjs"));
  library.setWorkerUrl(VENDOR + "maplibre-gl-worker.mjs");
  place.hidden = false;
  const map = new library.Map({
    container: place,
    style: { version: 8, sources: {}, layers: [] },
    bounds: bounds(data),
    fitBoundsOptions: { padding: 8 },
    attributionControl: false,
    dragRotate: false,
  });
  map.on("load", () => {
    map.addSource("units", { type: "geojson", data });
    map.addLayer({ id: "fill", type: "fill", source: "units", paint: { "fill-color": fill(known) } });
    map.addLayer({ id: "edge", type: "line", source: "units", paint: { "line-color": colour("card"), "line-width": 1 } });
    map.once("idle", () => Reflect.set(window, "outlinesDrawn", true));
  });
  wire(map, place, known);
}

/** @param {any} map @param {HTMLElement} place @param {Map<string, Tile>} known */
function wire(map, place, known) {
  /** @param {any} event */
  const tileAt = (event) => known.get(event.features?.[0]?.properties?.letters ?? "");
  map.on("mousemove", "fill", (/** @type {any} */ event) => {
    place.title = tileAt(event)?.about ?? "";
    map.getCanvas().style.cursor = tileAt(event)?.href ? "pointer" : "";
  });
  map.on("click", "fill", (/** @type {any} */ event) => {
    const href = tileAt(event)?.href;
    if (href) location.assign(href);
  });
}

trust();
for (const place of document.querySelectorAll("[data-outlines]")) {
  if (place instanceof HTMLElement) show(place);
}
