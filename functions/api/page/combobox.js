// Owns the search box: words on Enter, entities while typing (the combobox pattern of WAI-ARIA).

import { get } from "./api.js";
import { typeName } from "./cards.js";
import { announce, el, fill } from "./dom.js";
import { entityLink, searchLink } from "./places.js";
import { count } from "./words.js";

const WAIT_MS = 150;
const SUGGESTIONS = 8;

export function startSearch(form, go) {
  const input = form.querySelector("input");
  const list = form.querySelector("[role=listbox]");
  let active = -1;
  let timer = 0;
  let asking = new AbortController();

  function show(entities) {
    active = -1;
    fill(list, entities.map((entity, i) => option(entity, i)));
    list.hidden = !entities.length;
    input.setAttribute("aria-expanded", String(Boolean(entities.length)));
    input.removeAttribute("aria-activedescendant");
    if (entities.length) announce(`${count(entities.length, "suggestion")}; arrow keys to choose.`);
  }

  function option(entity, i) {
    return el("li", { role: "option", id: `suggestion-${i}`, "data-id": entity.id, "aria-selected": "false",
      onmousedown: (event) => { event.preventDefault(); choose(entity.id); } },
    el("span", { class: "name" }, entity.name), el("span", { class: "note" }, typeName(entity.type)));
  }

  function move(step) {
    const options = [...list.children];
    if (!options.length) return;
    active = (active + step + options.length + 1) % (options.length + 1);
    options.forEach((o, i) => o.setAttribute("aria-selected", String(i === active)));
    if (active === options.length) { active = -1; input.removeAttribute("aria-activedescendant"); return; }
    input.setAttribute("aria-activedescendant", options[active].id);
    options[active].scrollIntoView({ block: "nearest" });
  }

  function choose(id) {
    close();
    input.value = "";
    go(entityLink(id));
  }

  function close() {
    clearTimeout(timer);
    asking.abort();
    show([]);
  }

  async function suggest() {
    asking.abort();
    asking = new AbortController();
    const q = input.value.trim();
    if (!q) return show([]);
    try {
      const { entities } = await get("/entities", { q, page_size: 2 * SUGGESTIONS }, asking.signal);
      const unique = [...new Map(entities.map((entity) => [entity.id, entity])).values()];
      if (document.activeElement === input) show(unique.slice(0, SUGGESTIONS));
    } catch (error) {
      if (error.name !== "AbortError") show([]);
    }
    return undefined;
  }

  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(suggest, WAIT_MS); });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : active === -1 ? list.children.length : -1);
    } else if (event.key === "Escape") {
      close();
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (active >= 0) return choose(list.children[active].dataset.id);
    const q = input.value.trim();
    close();
    return q && go(searchLink({ q }));
  });
}
