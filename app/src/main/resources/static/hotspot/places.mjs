// Cells of a city on the map, streets as quiet ground. The table beside it says the same.
import { colour, trust } from "../components/trusted.mjs";

const VENDOR = "/vendor/maplibre-gl-6.17.0/";

/** The layers of hotspots. @param {any} map @param {any} data what `/places/layer` answers */
export function add(map, data) {
  map.addSource("streets", { type: "geojson", data: data.streets });
  map.addSource("cells", { type: "geojson", data: data.cells });
  map.addLayer({ id: "cells-some", type: "fill", source: "cells", filter: ["==", ["get", "heat"], "NONE"], paint: { "fill-color": colour("young-open"), "fill-opacity": ["interpolate", ["linear"], ["coalesce", ["get", "events"], 0], 0, 0, 5, 0.25, 40, 0.75] } });
  map.addLayer({ id: "streets-side", type: "line", source: "streets", filter: ["!", ["get", "main"]], paint: { "line-color": colour("line-strong"), "line-opacity": 0.4, "line-width": ["interpolate", ["linear"], ["zoom"], 11, 0.4, 15, 1.6] } });
  map.addLayer({ id: "streets-main", type: "line", source: "streets", filter: ["get", "main"], paint: { "line-color": colour("line-strong"), "line-width": ["interpolate", ["linear"], ["zoom"], 11, 1, 15, 4] } });
  map.addLayer({ id: "cells-hot", type: "fill", source: "cells", filter: ["!=", ["get", "heat"], "NONE"], paint: { "fill-color": ["match", ["get", "heat"], "HOT_99", colour("overdue"), colour("late")], "fill-opacity": 0.72 } });
  map.addLayer({ id: "cells-edge", type: "line", source: "cells", filter: ["!=", ["get", "heat"], "NONE"], paint: { "line-color": colour("card"), "line-width": 1 } });
  map.addLayer({ id: "cells-chosen", type: "line", source: "cells", filter: ["get", "chosen"], paint: { "line-color": colour("ink"), "line-width": 3 } });
}

/** @param {any} map @param {any} data */
export function update(map, data) {
  map.getSource("cells").setData(data.cells);
}

/** @param {any} map */
export function remove(map) {
  for (const layer of ["cells-chosen", "cells-edge", "cells-hot", "streets-main", "streets-side", "cells-some"]) map.removeLayer(layer);
  map.removeSource("cells");
  map.removeSource("streets");
}

/** @param {HTMLElement} place */
async function show(place) {
  const answer = await fetch(place.dataset["places"] ?? "", { headers: { Accept: "application/json" } });
  if (!answer.ok) return;
  const data = await answer.json();
  const library = await import(/** @type {string} */ (VENDOR + "maplibre-gl.mjs"));
  library.setWorkerUrl(VENDOR + "maplibre-gl-worker.mjs");
  const map = new library.Map({
    container: place,
    style: { version: 8, sources: {}, layers: [] },
    bounds: data.bounds,
    fitBoundsOptions: { padding: 8 },
    attributionControl: false,
    dragRotate: false,
    cooperativeGestures: false,
  });
  map.scrollZoom.disable();
  map.on("load", () => {
    add(map, data);
    map.once("idle", () => Reflect.set(window, "placesDrawn", true));
  });
  for (const layer of ["cells-hot", "cells-some"]) wire(map, place, layer);
}

/** @param {any} map @param {HTMLElement} place @param {string} layer */
function wire(map, place, layer) {
  map.on("mousemove", layer, (/** @type {any} */ event) => {
    const cell = event.features?.[0]?.properties;
    place.title = cell ? `${cell.name}${cell.events ? ` · ${cell.events}` : ""}` : "";
    map.getCanvas().style.cursor = "pointer";
  });
  map.on("mouseleave", layer, () => {
    place.title = "";
    map.getCanvas().style.cursor = "";
  });
  map.on("click", layer, (/** @type {any} */ event) => {
    const cell = event.features?.[0]?.properties?.cell;
    if (cell === undefined) return;
    const address = new URL(location.href);
    address.searchParams.delete("again");
    address.searchParams.set("cell", String(cell));
    address.hash = "cell";
    location.assign(address.href);
  });
}

trust();
for (const place of document.querySelectorAll("[data-places]")) {
  if (place instanceof HTMLElement) show(place);
}
