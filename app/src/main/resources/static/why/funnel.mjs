// Draws a funnel from the table that stands beside it. Without this script the table is the chart.
import { colour, trust } from "../components/trusted.mjs";

/** @typedef {{name: string, cases: number, percent: number, outside: boolean, word: string}} Point */
/** @typedef {{n: number, il: number, ih: number, ol: number, oh: number}} Limit */

trust();

/** @param {Element | undefined} cell */
function number(cell) {
  return Number(cell?.getAttribute("data-value") ?? "0");
}

/** @param {Element} figure @returns {Point[]} */
function points(figure) {
  return [...figure.querySelectorAll("tbody tr")].map((row) => ({
    name: row.querySelector("th")?.textContent?.trim() ?? "",
    cases: number(row.children[1]),
    percent: number(row.children[2]),
    outside: row.getAttribute("data-outside") === "true",
    word: row.children[3]?.textContent?.trim() ?? "",
  }));
}

/** @param {Element} figure @returns {Limit[]} */
function limits(figure) {
  const template = figure.querySelector("template");
  if (!(template instanceof HTMLTemplateElement)) return [];
  return [...template.content.querySelectorAll("i")].map((one) => ({
    n: Number(one.dataset["n"]),
    il: Number(one.dataset["il"]),
    ih: Number(one.dataset["ih"]),
    ol: Number(one.dataset["ol"]),
    oh: Number(one.dataset["oh"]),
  }));
}

/** @param {Limit[]} list @param {"il" | "ih" | "ol" | "oh"} edge @param {string} name @param {boolean} dashed */
function line(list, edge, name, dashed) {
  const named = edge === "ih" || edge === "oh";
  return {
    type: "line",
    name: named ? name : "",
    data: list.map((one) => [one.n, one[edge]]),
    symbol: "none",
    silent: true,
    lineStyle: { color: colour("ink-3"), width: 1, type: dashed ? "dashed" : "solid" },
    endLabel: { show: named, formatter: name, color: colour("ink-2"), fontSize: 11 },
    z: 1,
  };
}

/** @param {HTMLElement} figure @param {Point[]} list @param {Limit[]} lines */
function options(figure, list, lines) {
  const [ink, quiet, rule, link, overdue] = ["ink", "ink-2", "line", "link", "overdue"].map(colour);
  const font = getComputedStyle(document.body).fontFamily;
  const common = Number(figure.dataset["common"]);
  const low = Math.max(0, Math.floor((Math.min(...list.map((one) => one.percent)) - 5) / 10) * 10);
  const high = Math.min(100, Math.ceil((Math.max(...list.map((one) => one.percent)) + 5) / 10) * 10);
  return {
    animation: false,
    textStyle: { fontFamily: font },
    grid: { left: 44, right: 96, top: 24, bottom: 44 },
    graphic: {
      type: "text",
      right: 4,
      top: 2,
      style: { text: figure.dataset["asOf"] ?? "", fill: quiet, font: `12px ${font}` },
    },
    tooltip: {
      trigger: "item",
      renderMode: "richText",
      backgroundColor: colour("card"),
      borderColor: rule,
      textStyle: { color: ink, fontSize: 12 },
      formatter: (/** @type {{dataIndex: number}} */ at) => {
        const point = list[at.dataIndex];
        return point
          ? `${point.name}\n${point.percent.toFixed(1)} % · ${point.cases.toLocaleString("en-IN")}\n${point.word}`
          : "";
      },
    },
    xAxis: {
      type: "value",
      min: 0,
      name: figure.dataset["across"] ?? "",
      nameLocation: "middle",
      nameGap: 28,
      nameTextStyle: { color: quiet, fontSize: 12 },
      axisLine: { lineStyle: { color: rule } },
      axisLabel: {
        color: quiet,
        fontSize: 12,
        hideOverlap: true,
        formatter: (/** @type {number} */ at) => at.toLocaleString("en-IN"),
      },
      splitLine: { show: false },
    },
    yAxis: {
      type: "value",
      min: low,
      max: high,
      axisLabel: { color: quiet, fontSize: 12, formatter: "{value} %" },
      splitLine: { lineStyle: { color: rule } },
    },
    series: [
      {
        type: "scatter",
        data: list.map((one) => ({
          value: [one.cases, one.percent],
          symbol: one.outside ? "diamond" : "circle",
          symbolSize: one.outside ? 11 : 8,
          itemStyle: {
            color: one.outside ? (one.percent < common ? overdue : colour("in-time")) : link,
            opacity: 0.9,
          },
          label: { show: one.outside, formatter: one.name, position: "right", color: ink, fontSize: 12 },
        })),
        labelLayout: { hideOverlap: true },
        markLine: {
          silent: true,
          symbol: "none",
          lineStyle: { color: quiet, type: "solid", width: 1 },
          label: { formatter: `${common.toFixed(1)} %`, color: ink, fontWeight: 700 },
          data: [{ yAxis: common }],
        },
        z: 3,
      },
      line(lines, "il", "", true),
      line(lines, "ih", figure.dataset["inner"] ?? "", true),
      line(lines, "ol", "", false),
      line(lines, "oh", figure.dataset["outer"] ?? "", false),
    ],
  };
}

/** @param {HTMLElement} figure */
async function draw(figure) {
  const picture = figure.querySelector(".funnel-picture");
  const table = figure.querySelector("details");
  const list = points(figure);
  const lines = limits(figure);
  if (!(picture instanceof HTMLElement) || !table || list.length < 2) return;
  const echarts = await import(/** @type {string} */ ("/vendor/echarts-6.1.0/echarts.esm.min.mjs"));
  await document.fonts.ready;
  picture.hidden = false;
  table.open = false;
  const chart = echarts.init(picture, null, { renderer: "canvas" });
  const paint = () => chart.setOption(options(figure, list, lines));
  paint();
  new ResizeObserver(() => chart.resize()).observe(picture);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
  document.addEventListener("abhaya:table", () => {
    table.open = !table.open;
    if (table.open) table.querySelector("summary")?.focus();
  });
}

for (const figure of document.querySelectorAll("[data-chart=funnel]")) {
  if (figure instanceof HTMLElement) draw(figure);
}
