// Owns the page as a whole: which view an address leads to, its title, and where the focus goes.

import { addView } from "./add.js";
import { articleView } from "./article.js";
import { startSearch } from "./combobox.js";
import { correctionsView } from "./corrections.js";
import { announce, el, fill } from "./dom.js";
import { entityView } from "./entity.js";
import { homeView } from "./home.js";
import { readPlace } from "./places.js";
import { rejectedView } from "./rejected.js";
import { searchView } from "./search.js";
import { signInView } from "./signin.js";

const VIEWS = { home: homeView, search: searchView, article: articleView, entity: entityView, add: addView,
  rejected: rejectedView, corrections: correctionsView };

const CLOSED = new Set([401, 403]);
const main = document.getElementById("main");
let latest = 0;

async function show(first = false) {
  const turn = ++latest;
  const place = readPlace(location.hash);
  markNavigation();
  document.getElementById("q").value = place.name === "search" ? place.parameters.get("q") ?? "" : "";
  main.setAttribute("aria-busy", "true");
  const view = await viewOf(place);
  if (turn !== latest) return; // another address was asked for meanwhile
  fill(main, view.body);
  document.title = view.title;
  main.setAttribute("aria-busy", "false");
  if (!first) { main.focus({ preventScroll: true }); scrollTo(0, 0); announce(view.title); }
  view.ready?.();
}

async function viewOf(place) {
  try {
    const view = VIEWS[place.name];
    return view ? await view(place) : notFound("There is no such page.");
  } catch (error) {
    if (CLOSED.has(error.status)) return signInView(() => show());
    return notFound(error.message);
  }
}

function notFound(reason) {
  return { title: "Not found – newsdex", body: [el("h1", {}, "Nothing here"), el("p", { class: "lead", role: "alert" }, reason),
    el("p", {}, el("a", { href: "#/" }, "To the first page"))] };
}

function markNavigation() {
  for (const link of document.querySelectorAll("header nav a")) {
    if (link.getAttribute("href") === location.hash) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

document.querySelector(".skip").addEventListener("click", (event) => { event.preventDefault(); main.focus(); });
addEventListener("credentials", () => { if (!document.getElementById("token")) fill(main, signInView(() => show()).body); });
addEventListener("hashchange", () => show());
startSearch(document.getElementById("search"), (hash) => { location.hash = hash; });
show(true);
