// The map of things: tiles of ours, points drawn by the library. Without this script the list says the
// same.
import { colour, trust } from "../components/trusted.mjs";

trust();

const VENDOR = "/vendor/maplibre-gl-6.17.0/";

/** @param {HTMLElement} place */
async function draw(place) {
  const library = await import(/** @type {string} */ (`${VENDOR}maplibre-gl.mjs`));
  library.setWorkerUrl(`${VENDOR}maplibre-gl-worker.mjs`);
  await document.fonts.load('12px "Noto Sans Variable"');
  const box = (place.dataset.box ?? "68,6,98,36").split(",").map(Number);
  const good = colour("in-time");
  const bad = colour("overdue");
  const none = colour("silent");
  const share = ["/", ["get", "bad"], ["max", 1, ["-", ["get", "n"], ["get", "unknown"]]]];
  const allUnknown = ["==", ["get", "n"], ["get", "unknown"]];
  const map = new library.Map({
    container: place,
    attributionControl: false,
    cooperativeGestures: true,
    dragRotate: false,
    maxZoom: 19,
    bounds: [[box[0], box[1]], [box[2], box[3]]],
    fitBoundsOptions: { padding: 40, maxZoom: 15 },
    style: {
      version: 8,
      sources: {
        assets: { type: "vector", tiles: [new URL(place.dataset.tiles ?? "", location.href).href.replaceAll("%7B", "{").replaceAll("%7D", "}")], maxzoom: 19 },
      },
      layers: [
        { id: "ground", type: "background", paint: { "background-color": colour("shade") } },
        {
          id: "points",
          type: "circle",
          source: "assets",
          "source-layer": "assets",
          paint: {
            "circle-radius": ["interpolate", ["linear"], ["log10", ["get", "n"]], 0, 5, 1, 9, 2, 14, 3, 20, 4, 28],
            "circle-color": ["case", allUnknown, none, ["interpolate", ["linear"], share, 0, good, 0.5, bad, 1, bad]],
            "circle-opacity": 0.82,
            "circle-stroke-width": 1,
            "circle-stroke-color": colour("card"),
          },
        },
        {
          id: "counts",
          type: "symbol",
          source: "assets",
          "source-layer": "assets",
          filter: [">", ["get", "n"], 1],
          layout: { "text-field": ["to-string", ["get", "n"]], "text-font": ["Noto Sans Variable"], "text-size": 11, "text-allow-overlap": false },
          paint: { "text-color": "#ffffff" },
        },
      ],
    },
  });
  map.addControl(new library.NavigationControl({ showCompass: false }), "top-right");
  map.on("idle", () => Reflect.set(window, "mapIsIdle", true));
  map.on("click", "points", (/** @type {any} */ event) => {
    const feature = event.features?.[0];
    if (!feature) return;
    if (feature.properties.n > 1) {
      map.easeTo({ center: event.lngLat, zoom: Math.min(19, map.getZoom() + 2) });
      return;
    }
    const way = document.createElement("a");
    way.href = `/safecity/assets/${feature.properties.handle}`;
    way.textContent = feature.properties.uid;
    new library.Popup({ closeButton: false }).setLngLat(event.lngLat).setDOMContent(way).addTo(map);
  });
  map.on("mousemove", "points", () => (map.getCanvas().style.cursor = "pointer"));
  map.on("mouseleave", "points", () => (map.getCanvas().style.cursor = ""));
}

const place = document.querySelector("[data-map]");
if (place instanceof HTMLElement) void draw(place);
