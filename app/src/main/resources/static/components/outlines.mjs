// True outlines of the units below, where a boundary file was imported: the same figures and the
// same classes as the tiles and the table, which stay beside the map.
import { colour, trust } from "./trusted.mjs";

/** @typedef {{href: string | null, about: string, step: string}} Place */

const VENDOR = "/vendor/maplibre-gl-6.17.0/";

/** @param {Element} frame @returns {Map<string, Place>} places by the code of their unit */
function places(frame) {
  const found = new Map();
  for (const item of frame.querySelectorAll(".outline-places li")) {
    found.set(item.getAttribute("data-unit") ?? "", {
      href: item.getAttribute("data-href"),
      about: item.getAttribute("title") ?? "",
      step: item.className.replace("t-", "").trim(),
    });
  }
  return found;
}

/** @param {Map<string, Place>} known @returns {unknown[]} colour of a unit by its code */
function fill(known) {
  /** @type {unknown[]} */
  const steps = ["match", ["get", "unit"]];
  for (const [unit, place] of known) {
    const silent = place.step === "silent" ? "silent" : "shade";
    steps.push(unit, colour(place.step.startsWith("step-") ? place.step : silent));
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
  const frame = place.parentElement;
  const address = place.dataset["outlines"];
  if (!frame || !address) return;
  const answer = await fetch(address, { headers: { Accept: "application/geo+json" } });
  if (!answer.ok) return;
  const data = await answer.json();
  const known = places(frame);
  if (known.size === 0 || data.features.length === 0) return;
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
    map.addLayer({ id: "edge", type: "line", source: "units", paint: { "line-color": colour("card"), "line-width": 1.2 } });
    map.once("idle", () => Reflect.set(window, "outlinesDrawn", true));
  });
  wire(map, place, known);
}

/** @param {any} map @param {HTMLElement} place @param {Map<string, Place>} known */
function wire(map, place, known) {
  /** @param {any} event */
  const placeAt = (event) => known.get(event.features?.[0]?.properties?.unit ?? "");
  map.on("mousemove", "fill", (/** @type {any} */ event) => {
    place.title = placeAt(event)?.about ?? "";
    map.getCanvas().style.cursor = placeAt(event)?.href ? "pointer" : "";
  });
  map.on("click", "fill", (/** @type {any} */ event) => {
    const href = placeAt(event)?.href;
    if (href) location.assign(href);
  });
}

trust();
for (const place of document.querySelectorAll("[data-outlines]")) {
  if (place instanceof HTMLElement) show(place);
}
