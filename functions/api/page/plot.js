// Owns drawing bars with uPlot, in the colours of the page, at the width there is; loaded when a chart is wanted.

import uPlot from "./vendor/uPlot.esm.js";
import { spanName, tick } from "./spans.js";

const SECONDS = 1000;
const FONT = "12px system-ui, sans-serif";
const PAD_DAYS = { day: 3, week: 14, month: 45 };

export function plot(box, spans, interval, height) {
  addStyles();
  let chart = null;
  const redraw = () => {
    chart?.destroy();
    chart = new uPlot(options(box, spans, interval, height), data(spans), box);
  };
  redraw();
  new ResizeObserver(() => chart.setSize({ width: box.clientWidth, height })).observe(box);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
}

function data(spans) {
  const values = (read) => spans.map(read);
  return [values((s) => Date.parse(s.start) / SECONDS), values((s) => s.articles), values((s) => s.quotes_by)];
}

function options(box, spans, interval, height) {
  const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const axis = { stroke: color("--soft"), font: FONT, grid: { stroke: color("--line"), width: 1 }, ticks: { show: false } };
  const bars = (size) => uPlot.paths.bars({ size: [size, 28, 2], radius: 0.2 });
  const pad = PAD_DAYS[interval] * 86_400;
  return {
    width: box.clientWidth, height, tzDate: (seconds) => uPlot.tzDate(new Date(seconds * SECONDS), "UTC"),
    cursor: { drag: { x: false, y: false }, points: { show: false }, y: false }, legend: { show: false },
    hooks: { setCursor: [(u) => tell(box, spans, interval, u.cursor.idx)] },
    scales: { x: { range: (u, from, to) => [from - pad, to + pad] }, y: { range: (u, from, to) => [0, Math.max(2, to * 1.1)] } },
    axes: [{ ...axis, grid: { show: false }, space: 70, values: (u, at, n, space, step) => at.map((s) => tick(s, step)) },
      { ...axis, size: 34, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000] }],
    series: [{}, { fill: color("--bar"), width: 0, paths: bars(0.8), points: { show: false } },
      { fill: color("--accent"), width: 0, paths: bars(0.4), points: { show: false } }],
  };
}

/** Below the mouse: what the span holds. */
function tell(box, spans, interval, index) {
  const span = spans[index];
  box.title = span
    ? `${spanName(span.start, interval)}: ${span.articles} articles, ${span.quotes_by} quotations by, ${span.quotes_about} about` : "";
}

function addStyles() {
  const href = new URL("./vendor/uPlot.min.css", import.meta.url).href;
  if (document.querySelector(`link[href="${href}"]`)) return;
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = href;
  document.head.append(link);
}
