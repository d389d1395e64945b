// Owns the view of a search: filters, quotations and articles that match, and the same rows to take away.

import { address, follow } from "./api.js";
import { articleCard, quoteCard } from "./cards.js";
import { el } from "./dom.js";
import { listOf } from "./more.js";
import { searchLink } from "./places.js";

const KINDS = [["", "any kind"], ["direct", "direct"], ["mixed", "partly in marks"], ["indirect", "reported"]];
const ONCE = { exclude_duplicates: true }; // what copies of one story have in common is shown once
const ORDERS = [["newest", "newest first"], ["oldest", "oldest first"]];

export function searchView({ parameters }) {
  const asked = Object.fromEntries(["q", "from", "to", "site", "kind", "sort_by"].map((n) => [n, parameters.get(n) ?? ""]));
  const { kind, ...both } = asked;
  const articles = pick(both);
  const quotes = pick({ ...both, kind });
  return {
    title: `${asked.q || "Search"} – newsdex`,
    body: [
      el("h1", {}, asked.q ? ["Search for ", el("em", {}, asked.q)] : "Search"),
      filters(asked),
      el("div", { class: "columns" },
        el("section", { "aria-labelledby": "said" },
          el("h2", { id: "said" }, "Quotations", takeAway("/quotes", quotes)),
          listOf("/quotes", { ...quotes, ...ONCE, page_size: 20 }, "quotes", quoteCard, "No quotation has all these words.")),
        el("section", { "aria-labelledby": "printed", class: "side" },
          el("h2", { id: "printed" }, "Articles", takeAway("/articles", articles)),
          listOf("/articles", { ...articles, ...ONCE, page_size: 20 }, "articles", articleCard,
            "No headline, quotation or name has all these words."))),
    ],
  };
}

const pick = (parameters) => Object.fromEntries(Object.entries(parameters).filter(([, value]) => value));

function takeAway(path, parameters) {
  return el("span", { class: "take" },
    ["csv", "jsonl"].map((format) => el("a", { href: address(path, { ...parameters, format }), download: true, onclick: follow,
      "data-file": `${path.slice(1)}.${format}` },
      format === "csv" ? "CSV" : "JSON Lines")));
}

function filters(asked) {
  const field = (label, control) => el("label", {}, el("span", {}, label), control);
  const input = (name, type) => el("input", { name, type, value: asked[name] });
  const choice = (name, options) => el("select", { name }, options.map(([value, label]) =>
    el("option", { value, selected: value === asked[name] }, label)));
  const read = (event) => {
    event.preventDefault();
    const given = Object.fromEntries(new FormData(event.currentTarget));
    location.hash = searchLink({ ...given, q: asked.q, sort_by: given.sort_by === "newest" ? "" : given.sort_by });
  };
  const form = el("form", { class: "filters", "aria-label": "Filters", onsubmit: read },
    field("From", input("from", "date")), field("To", input("to", "date")), field("Site", input("site", "text")),
    field("Quotations", choice("kind", KINDS)), field("Order", choice("sort_by", ORDERS)),
    el("button", { type: "submit" }, "Apply"));
  form.addEventListener("change", () => form.requestSubmit());
  return form;
}
