// Owns the view for archives that ask for a token: a deployed one that was given an issuer of them.

import { el } from "./dom.js";
import { keepToken } from "./token.js";

export function signInView(again) {
  const field = el("input", { id: "token", type: "password", autocomplete: "off", spellcheck: "false", required: true });
  const enter = (event) => { event.preventDefault(); keepToken(field.value.trim()); again(); };
  return {
    title: "Sign in – newsdex",
    body: [
      el("h1", {}, "This archive asks who you are"),
      el("p", { class: "lead" }, "Give the access token of your identity provider. It is kept in this tab only, and sent to this archive only."),
      el("form", { class: "filters", onsubmit: enter },
        el("label", { for: "token" }, el("span", {}, "Access token"), field), el("button", { type: "submit" }, "Go on")),
    ],
  };
}
