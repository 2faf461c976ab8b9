// Draws the S-curve of a work from the table that stands beside it. Without this script the table is
// the chart.
import { colour, trust } from "../components/trusted.mjs";

trust();

/** @param {Element | null | undefined} cell */
function number(cell) {
  const text = cell?.getAttribute("data-value");
  return text === null || text === undefined || text === "" ? null : Number(text);
}

/** Lines in the order of the table's columns: token of the colour, width, dashes. */
const STYLES = [
  { token: "ink-3", width: 1.4, type: [5, 4] },
  { token: "ink-2", width: 1.8, type: "solid" },
  { token: "ink-3", width: 1.6, type: "dotted" },
  { token: "link", width: 2.4, type: "solid" },
  { token: "late", width: 0, type: "solid" },
];

const LABEL_HEIGHT = 15;

/**
 * How far each line's name is moved down from its end, so that none lies on another.
 * @param {(number | null)[]} ends last value of each line
 * @param {number} most of the axis
 * @param {number} height of the axis in pixels
 */
function shifts(ends, most, height) {
  const shifts = ends.map(() => 0);
  const placed = ends
    .map((end, place) => ({ place, y: (1 - (end ?? 0) / most) * height }))
    .filter((label) => ends[label.place] !== null)
    .sort((one, other) => one.y - other.y);
  let free = 0;
  for (const label of placed) {
    const y = Math.max(label.y, free);
    shifts[label.place] = y - label.y;
    free = y + LABEL_HEIGHT;
  }
  return shifts;
}

/** @param {HTMLElement} figure */
function options(figure) {
  const heads = [...figure.querySelectorAll("thead th")].slice(1).map((th) => th.textContent?.trim() ?? "");
  const rows = [...figure.querySelectorAll("tbody tr")];
  const months = rows.map((row) => row.querySelector("th")?.textContent?.trim() ?? "");
  const [ink, quiet, line] = ["ink", "ink-2", "line"].map(colour);
  const font = getComputedStyle(document.body).fontFamily;
  const narrow = figure.clientWidth < 560;
  const grid = { left: 52, right: narrow ? 12 : 132, top: narrow ? 56 : 26, bottom: 28 };
  const columns = heads.map((_, place) => rows.map((row) => number(row.children[place + 1])));
  const lines = columns.filter((_, place) => STYLES[place]?.width !== 0);
  const most = Math.max(1, ...columns.flat().map((value) => value ?? 0));
  const height = (figure.querySelector(".trend-picture")?.clientHeight ?? 0) - grid.top - grid.bottom;
  const shift = shifts(lines.map((column) => column.findLast((value) => value !== null) ?? null), most, height);
  return {
    animation: false,
    textStyle: { fontFamily: font },
    grid,
    legend: narrow
      ? { top: 16, left: 0, itemWidth: 18, textStyle: { color: quiet, fontSize: 12 } }
      : { show: false },
    graphic: {
      type: "text",
      right: 4,
      top: 2,
      style: { text: figure.dataset["asOf"] ?? "", fill: quiet, font: `12px ${font}` },
    },
    tooltip: {
      trigger: "axis",
      renderMode: "richText",
      backgroundColor: colour("card"),
      borderColor: line,
      textStyle: { color: ink, fontSize: 12 },
      formatter: (/** @type {{dataIndex: number}[]} */ [at]) => {
        const index = at?.dataIndex ?? 0;
        const cells = rows[index]?.children ?? [];
        const said = heads.map((head, place) => `${head}: ${cells[place + 1]?.textContent?.trim() ?? ""}`);
        return [months[index], ...said].join("\n");
      },
    },
    xAxis: {
      type: "category",
      data: months,
      boundaryGap: false,
      axisLine: { lineStyle: { color: line } },
      axisTick: { show: false },
      axisLabel: { color: quiet, fontSize: 12, hideOverlap: true, margin: 12 },
    },
    yAxis: {
      type: "value",
      min: 0,
      axisLabel: { color: quiet, fontSize: 12 },
      splitLine: { lineStyle: { color: line } },
    },
    series: heads.map((head, place) => {
      const style = STYLES[place] ?? STYLES[0];
      const paint = colour(style?.token ?? "ink");
      const points = style?.width === 0;
      return {
        name: head,
        type: points ? "scatter" : "line",
        data: columns[place],
        symbol: points ? "diamond" : "none",
        symbolSize: points ? 8 : 4,
        lineStyle: { color: paint, width: style?.width, type: style?.type },
        itemStyle: { color: paint },
        endLabel: { show: !narrow && !points, color: paint, fontSize: 12, formatter: "{a}", offset: [0, shift[place] ?? 0] },
      };
    }),
  };
}

/** @param {HTMLElement} figure */
async function draw(figure) {
  const picture = figure.querySelector(".trend-picture");
  const table = figure.querySelector("details");
  if (!(picture instanceof HTMLElement) || !table) return;
  if (figure.querySelectorAll("tbody tr").length < 2) return;
  const echarts = await import(/** @type {string} */ ("/vendor/echarts-6.1.0/echarts.esm.min.mjs"));
  await document.fonts.ready;
  picture.hidden = false;
  table.open = false;
  const chart = echarts.init(picture, null, { renderer: "canvas" });
  const paint = () => chart.setOption(options(figure), true);
  paint();
  new ResizeObserver(() => {
    chart.resize();
    paint();
  }).observe(picture);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
  document.addEventListener("abhaya:table", () => {
    table.open = !table.open;
    if (table.open) table.querySelector("summary")?.focus();
  });
}

for (const figure of document.querySelectorAll("[data-chart=curve]")) {
  if (figure instanceof HTMLElement) draw(figure);
}
