// The map of the desk: quiet ground of our own (grounds of stations, and a graticule where no streets
// are known), units as they move, the open incident with its circle true to scale.
import { colour, trust } from "../components/trusted.mjs";
import { follow } from "./frames.mjs";

const VENDOR = "/vendor/maplibre-gl-6.17.0/";
const OLD_MILLIS = 120_000;
const SHAPES = { FREE: "in-time", EN_ROUTE: "young", ON_SCENE: "late", IN_DISTRESS: "overdue", OFF_DUTY: "silent", OUT_OF_SERVICE: "silent" };

/** @typedef {import("./frames.mjs").Unit} Unit */

/** @param {number} lat @param {number} lon @param {number} metres */
function circle(lat, lon, metres) {
  const ring = [];
  for (let at = 0; at <= 64; at++) {
    const turn = (at / 64) * 2 * Math.PI;
    const north = (metres * Math.cos(turn)) / 111_195;
    const east = (metres * Math.sin(turn)) / (111_195 * Math.cos((lat * Math.PI) / 180));
    ring.push([lon + east, lat + north]);
  }
  return { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [ring] } };
}

/** Lines every hundredth of a degree, so that distance can be judged. @param {number} lat @param {number} lon */
function graticule(lat, lon) {
  const features = [];
  const south = Math.floor((lat - 0.3) * 100) / 100;
  const west = Math.floor((lon - 0.3) * 100) / 100;
  for (let at = 0; at <= 60; at++) {
    const y = south + at / 100;
    const x = west + at / 100;
    const main = (/** @type {number} */ v) => Math.round(v * 100) % 5 === 0;
    features.push({ type: "Feature", properties: { main: main(y) }, geometry: { type: "LineString", coordinates: [[west, y], [west + 0.6, y]] } });
    features.push({ type: "Feature", properties: { main: main(x) }, geometry: { type: "LineString", coordinates: [[x, south], [x, south + 0.6]] } });
  }
  return { type: "FeatureCollection", features };
}

/** @param {any} data @returns {[number, number] | null} */
function middle(data) {
  let south = 90, north = -90, west = 180, east = -180;
  for (const feature of data.features) {
    const visit = (/** @type {any} */ part) => {
      if (typeof part[0] === "number") {
        west = Math.min(west, part[0]); east = Math.max(east, part[0]);
        south = Math.min(south, part[1]); north = Math.max(north, part[1]);
      } else part.forEach(visit);
    };
    visit(feature.geometry.coordinates);
  }
  return south > north ? null : [(west + east) / 2, (south + north) / 2];
}

/** @param {Unit} unit @param {number} now */
function isOld(unit, now) {
  return now - unit.fixedAt >= OLD_MILLIS;
}

/** @param {Unit[]} units @param {number} now */
function points(units, now) {
  return {
    type: "FeatureCollection",
    features: units.map((unit) => ({
      type: "Feature",
      properties: { id: unit.id, sign: unit.sign, state: Reflect.get(SHAPES, unit.state) ?? "silent", old: isOld(unit, now) },
      geometry: { type: "Point", coordinates: [unit.lon, unit.lat] },
    })),
  };
}

function paint() {
  const match = (/** @type {string} */ property) => [
    "match", ["get", property],
    "in-time", colour("in-time"), "young", colour("young"), "late", colour("late"), "overdue", colour("overdue"),
    colour("silent"),
  ];
  return {
    "circle-radius": ["match", ["get", "state"], "overdue", 9, 5],
    "circle-color": ["case", ["get", "old"], colour("card"), match("state")],
    "circle-stroke-color": match("state"),
    "circle-stroke-width": ["case", ["get", "old"], 2, 1],
  };
}

/** The streets round the middle, or nothing where none are known. @param {string} ground @param {number[]} centre */
async function streetsAround(ground, centre) {
  try {
    const answer = await fetch(`${ground.replace(/ground$/, "streets")}?lat=${(centre[1] ?? 0).toFixed(5)}&lon=${(centre[0] ?? 0).toFixed(5)}`);
    const found = answer.ok ? await answer.json() : null;
    return found && found.features.length > 0 ? found : null;
  } catch {
    return null;
  }
}

/** @param {HTMLElement} frame @param {string} ground @param {import("./frames.mjs").Addresses} from @param {(yes: boolean) => void} fresh */
export async function drawMap(frame, ground, from, fresh) {
  trust();
  const place = (frame.dataset["place"] ?? "").split(",").map(Number);
  const known = place.length === 3 && place.every((value) => Number.isFinite(value));
  const answer = await fetch(ground);
  const outlines = answer.ok ? await answer.json() : { type: "FeatureCollection", features: [] };
  const centre = known ? [place[1], place[0]] : middle(outlines) ?? [80.95, 26.85];
  const streets = await streetsAround(ground, centre);
  const library = await import(/** @type {string} */ (VENDOR + "maplibre-gl.mjs"));
  library.setWorkerUrl(VENDOR + "maplibre-gl-worker.mjs");
  const map = new library.Map({
    container: frame,
    style: { version: 8, sources: {}, layers: [{ id: "paper", type: "background", paint: { "background-color": colour("paper") } }] },
    center: centre,
    zoom: known ? 13.2 : 11,
    attributionControl: false,
    dragRotate: false,
    keyboard: false,
  });
  map.addControl(new library.ScaleControl({ maxWidth: 120 }), "bottom-right");
  map.on("load", () => {
    map.addSource("graticule", { type: "geojson", data: streets ?? graticule(centre[1], centre[0]) });
    map.addLayer({ id: "lines", type: "line", source: "graticule", paint: { "line-color": colour("line"), "line-width": ["case", ["get", "main"], 2, 0.7] } });
    map.addSource("ground", { type: "geojson", data: outlines });
    map.addLayer({ id: "ground", type: "line", source: "ground", paint: { "line-color": colour("young"), "line-width": 1, "line-dasharray": [3, 3], "line-opacity": 0.6 } });
    if (known) {
      map.addSource("incident", { type: "geojson", data: circle(place[0], place[1], Math.max(12, place[2])) });
      map.addLayer({ id: "circle", type: "fill", source: "incident", paint: { "fill-color": colour("overdue"), "fill-opacity": 0.18 } });
      map.addLayer({ id: "edge", type: "line", source: "incident", paint: { "line-color": colour("overdue"), "line-width": 1.5 } });
      map.addSource("spot", { type: "geojson", data: { type: "Feature", properties: {}, geometry: { type: "Point", coordinates: [place[1], place[0]] } } });
      map.addLayer({ id: "spot", type: "circle", source: "spot", paint: { "circle-radius": 6, "circle-color": colour("overdue") } });
    }
    map.addSource("units", { type: "geojson", data: points([], 0) });
    map.addLayer({ id: "units", type: "circle", source: "units", paint: paint() });
    map.on("mousemove", "units", (/** @type {any} */ event) => { frame.title = event.features?.[0]?.properties?.sign ?? ""; });
    map.on("mouseleave", "units", () => { frame.title = ""; });
    void follow(from, { draw: painter(map), fresh });
  });
}

/** Puts units on the map when one moved, changed or grew old. @param {any} map */
function painter(map) {
  // what stands on the screen, for who looks from outside
  Reflect.set(window, "unitsDrawn", () =>
    map.queryRenderedFeatures({ layers: ["units"] }).map((/** @type {any} */ one) => [one.properties.sign, ...one.geometry.coordinates]),
  );
  /** @type {Unit[]} */
  let units = [];
  let old = 0;
  /** @param {Unit[] | null} moved all units; null if all stand as before @param {number} now */
  return (moved, now) => {
    if (moved) units = moved;
    const count = units.filter((unit) => isOld(unit, now)).length;
    if (!moved && count === old) return;
    old = count;
    map.getSource("units")?.setData(points(units, now));
  };
}
