// Owns the addresses of views: everything after `#`, so that a link and a reload lead to the same place.

export const articleLink = (id, quote = null) => `#/article/${encodeURIComponent(id)}${quote ? `?quote=${quote}` : ""}`;
export const entityLink = (id) => `#/entity/${encodeURIComponent(id)}`;

export function searchLink(parameters) {
  const given = Object.entries(parameters).filter(([, value]) => value);
  return `#/search?${new URLSearchParams(given)}`;
}

/** `{name, id, parameters}` of an address; the home view for one that leads nowhere. */
export function readPlace(hash) {
  const [path, query = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  const [name, ...rest] = path.split("/");
  return { name: name || "home", id: decoded(rest.join("/")), parameters: new URLSearchParams(query) };
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
