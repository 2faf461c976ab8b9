// Draws a trend from the table that stands beside it. Without this script the table is the chart.
import { colour, trust } from "./trusted.mjs";

/** @typedef {{month: string, value: number | null, low: number | null, high: number | null}} Point */

trust();

/** @param {Element | null | undefined} cell */
function number(cell) {
  const text = cell?.getAttribute("data-value");
  return text === null || text === undefined || text === "" ? null : Number(text);
}

/** @param {Element} figure @returns {Point[]} */
function points(figure) {
  return [...figure.querySelectorAll("tbody tr")].map((row) => ({
    month: row.querySelector("th")?.textContent?.trim() ?? "",
    value: number(row.children[1]),
    low: number(row.children[2]),
    high: number(row.children[3]),
  }));
}

/** The part of the percentages the line needs, at least thirty points. @param {Point[]} list */
function span(list) {
  const lows = list.flatMap((point) => (point.low === null ? [] : [point.low]));
  const highs = list.flatMap((point) => (point.high === null ? [] : [point.high]));
  let min = Math.max(0, Math.floor((Math.min(...lows) - 5) / 10) * 10);
  const max = Math.min(100, Math.max(min + 30, Math.ceil((Math.max(...highs) + 5) / 10) * 10));
  min = Math.max(0, Math.min(min, max - 30));
  return { min, max, interval: 10 };
}

/** @param {Point[]} list @param {string} unit @param {string} asOf */
function options(list, unit, asOf) {
  const [ink, quiet, line, link] = ["ink", "ink-2", "line", "link"].map(colour);
  const font = getComputedStyle(document.body).fontFamily;
  const last = list.findLastIndex((point) => point.value !== null);
  const values = list.map((point, index) =>
    index === last
      ? { value: point.value, symbolSize: 7, symbol: "circle", label: { show: true } }
      : point.value,
  );
  const hidden = { type: "line", stack: "interval", symbol: "none", silent: true, lineStyle: { opacity: 0 } };
  return {
    animation: false,
    textStyle: { fontFamily: font },
    grid: { left: 44, right: 72, top: 22, bottom: 28 },
    graphic: { type: "text", right: 4, top: 2, style: { text: asOf, fill: quiet, font: `12px ${font}` } },
    tooltip: {
      trigger: "axis",
      renderMode: "richText",
      backgroundColor: colour("card"),
      borderColor: line,
      textStyle: { color: ink, fontSize: 12 },
      formatter: (/** @type {{dataIndex: number}[]} */ [at]) => {
        const point = list[at?.dataIndex ?? 0];
        if (!point || point.value === null) return `${point?.month ?? ""}: –`;
        return `${point.month}: ${point.value.toFixed(2)} ${unit}\n${point.low?.toFixed(2)} – ${point.high?.toFixed(2)}`;
      },
    },
    xAxis: {
      type: "category",
      data: list.map((point) => point.month),
      axisLine: { lineStyle: { color: line } },
      axisTick: { show: false },
      axisLabel: { color: quiet, fontSize: 12, hideOverlap: true, margin: 12 },
      boundaryGap: false,
    },
    yAxis: {
      type: "value",
      ...span(list),
      axisLabel: { color: quiet, fontSize: 12, formatter: (/** @type {number} */ at) => `${at} ${unit}` },
      splitLine: { lineStyle: { color: line } },
    },
    series: [
      { ...hidden, data: list.map((point) => point.low) },
      {
        ...hidden,
        data: list.map((point) => (point.high === null || point.low === null ? null : point.high - point.low)),
        areaStyle: { color: link, opacity: 0.16 },
      },
      {
        type: "line",
        data: values,
        symbol: "none",
        lineStyle: { color: link, width: 1.8 },
        itemStyle: { color: link },
        label: {
          show: false,
          position: "right",
          color: ink,
          fontWeight: 700,
          fontSize: 13,
          formatter: (/** @type {{value: number}} */ at) => `${at.value.toFixed(2)} ${unit}`,
        },
      },
    ],
  };
}

/** @param {HTMLElement} figure */
async function draw(figure) {
  const picture = figure.querySelector(".trend-picture");
  const table = figure.querySelector("details");
  const list = points(figure);
  if (!(picture instanceof HTMLElement) || !table || list.length < 2) return;
  const echarts = await import(/** @type {string} */ ("/vendor/echarts-6.1.0/echarts.esm.min.mjs"));
  await document.fonts.ready;
  picture.hidden = false;
  table.open = false;
  const chart = echarts.init(picture, null, { renderer: "canvas" });
  const paint = () =>
    chart.setOption(options(list, figure.dataset["unit"] ?? "", figure.dataset["asOf"] ?? ""));
  paint();
  new ResizeObserver(() => chart.resize()).observe(picture);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
  document.addEventListener("abhaya:table", () => {
    table.open = !table.open;
    if (table.open) table.querySelector("summary")?.focus();
  });
}

for (const figure of document.querySelectorAll("[data-chart=trend]")) {
  if (figure instanceof HTMLElement) draw(figure);
}
