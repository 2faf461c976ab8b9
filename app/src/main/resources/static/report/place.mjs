// A small map under the button "where I stand": the place can be moved by a tap. Without a link or a
// map the fields do the same.
import { colour, trust } from "../components/trusted.mjs";

const VENDOR = "/vendor/maplibre-gl-6.17.0/";
const STEP = 0.001;

/** Lines each thousandth of a degree, about a hundred metres. @param {number} lat @param {number} lon */
function net(lat, lon) {
  const lines = [];
  for (let i = -8; i <= 8; i++) {
    const x = Math.round(lon / STEP) * STEP + i * STEP;
    const y = Math.round(lat / STEP) * STEP + i * STEP;
    lines.push([[x, lat - 9 * STEP], [x, lat + 9 * STEP]], [[lon - 9 * STEP, y], [lon + 9 * STEP, y]]);
  }
  return { type: "Feature", properties: {}, geometry: { type: "MultiLineString", coordinates: lines } };
}

/** @param {number} lat @param {number} lon */
function dot(lat, lon) {
  return { type: "Feature", properties: {}, geometry: { type: "Point", coordinates: [lon, lat] } };
}

/** @param {HTMLFormElement} form @param {HTMLElement} place */
async function show(form, place) {
  const lat = form.elements.namedItem("lat");
  const lon = form.elements.namedItem("lon");
  if (!(lat instanceof HTMLInputElement) || !(lon instanceof HTMLInputElement)) return;
  const library = await import(/** @type {string} */ (VENDOR + "maplibre-gl.mjs"));
  library.setWorkerUrl(VENDOR + "maplibre-gl-worker.mjs");
  place.hidden = false;
  const here = [Number(lon.value), Number(lat.value)];
  const map = new library.Map({ container: place, style: { version: 8, sources: {}, layers: [] }, center: here, zoom: 16, attributionControl: false, dragRotate: false });
  map.on("load", () => {
    map.addSource("net", { type: "geojson", data: net(here[1] ?? 0, here[0] ?? 0) });
    map.addSource("dot", { type: "geojson", data: dot(here[1] ?? 0, here[0] ?? 0) });
    map.addLayer({ id: "net", type: "line", source: "net", paint: { "line-color": colour("line-strong"), "line-width": 1 } });
    map.addLayer({ id: "dot", type: "circle", source: "dot", paint: { "circle-color": colour("overdue"), "circle-radius": 9, "circle-stroke-color": colour("card"), "circle-stroke-width": 3 } });
  });
  map.on("click", (/** @type {any} */ event) => {
    lat.value = event.lngLat.lat.toFixed(6);
    lon.value = event.lngLat.lng.toFixed(6);
    map.getSource("dot").setData(dot(event.lngLat.lat, event.lngLat.lng));
  });
}

trust();
const form = document.querySelector("form[data-later]");
const place = document.querySelector("[data-place-map]");
if (form instanceof HTMLFormElement && place instanceof HTMLElement) {
  form.addEventListener("placed", () => show(form, place), { once: true });
}
