// Owns lists that go on: a page of rows, and a button for the next.

import { get } from "./api.js";
import { announce, append, el } from "./dom.js";

const EMPTY_MAX = 5;

/**
 * A list of what `path` gives under `rows`, each drawn by `draw`. Pages without a match, from a walk that took too
 * long, are followed up to `EMPTY_MAX` times before the button asks.
 */
export function listOf(path, parameters, rows, draw, nothing) {
  const list = el("div", { class: "list" });
  const more = el("button", { type: "button", class: "more", hidden: true, onclick: () => load() }, "Show more");
  const whole = el("div", { class: "pages", "aria-busy": "true" }, list, more);
  let cursor = null;

  async function load() {
    more.disabled = true;
    whole.setAttribute("aria-busy", "true");
    try {
      const before = list.childElementCount;
      await nextRows();
      if (!list.childElementCount && !cursor) append(list, [el("p", { class: "nothing" }, nothing)]);
      else if (before) focusOn(list.children[before]);
    } catch (error) {
      if (error.status === 401 || error.status === 403) dispatchEvent(new Event("credentials"));
      append(list, [el("p", { class: "notice", role: "alert" }, error.message)]);
    }
    more.disabled = false;
    more.hidden = !cursor;
    whole.setAttribute("aria-busy", "false");
  }

  async function nextRows() {
    for (let empty = 0; empty < EMPTY_MAX; empty += 1) {
      const page = await get(path, { ...parameters, cursor });
      cursor = page.next_cursor;
      append(list, page[rows].map(draw));
      if (page[rows].length || !cursor) return;
    }
  }

  load();
  return whole;
}

function focusOn(element) {
  if (!element) return announce("Nothing more.");
  element.querySelector("a")?.focus({ preventScroll: true });
  return undefined;
}
