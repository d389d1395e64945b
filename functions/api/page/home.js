// Owns the first view: what was said last, and what was printed last.

import { articleCard, quoteCard } from "./cards.js";
import { el } from "./dom.js";
import { listOf } from "./more.js";
import { UNSURE_BELOW } from "./words.js";

const NOTHING_YET = "Nothing yet. Add a page, and it appears here within a minute.";

export function homeView() {
  return {
    title: "newsdex",
    body: [
      el("div", { class: "hero" },
        el("h1", {}, "Who said what about whom"),
        el("p", {}, "Quotations and articles, each with the exact place it was printed in.")),
      el("div", { class: "columns" },
        el("section", { "aria-labelledby": "said" }, el("h2", { id: "said" }, "Said"),
          listOf("/quotes", { page_size: 10, min_confidence: UNSURE_BELOW, exclude_duplicates: true }, "quotes", quoteCard, NOTHING_YET)),
        el("section", { "aria-labelledby": "printed", class: "side" }, el("h2", { id: "printed" }, "Printed"),
          listOf("/articles", { page_size: 12, exclude_duplicates: true }, "articles", articleCard, NOTHING_YET))),
    ],
  };
}
