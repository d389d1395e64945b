// Owns the view of files that were rejected, and why.

import { el } from "./dom.js";
import { listOf } from "./more.js";
import { day } from "./words.js";

export function rejectedView() {
  return {
    title: "Rejected – newsdex",
    body: [
      el("h1", {}, "Rejected files"),
      el("p", { class: "lead" }, "What arrived lately and is no article newsdex can take. A better version of a file takes its place."),
      listOf("/rejected", { page_size: 50 }, "rejected", rejection, "Nothing was rejected lately."),
    ],
  };
}

function rejection(row) {
  return el("article", { class: "card rejection" },
    el("h3", { class: "file" }, row.key),
    el("p", {}, row.reason),
    el("p", { class: "imprint" }, `${day(row.event_time)}, ${row.event_time.slice(11, 16)} UTC`));
}
