// Owns how things are said to people: days, names, counts.

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
  "November", "December"];

export const TYPES = { PERSON: "person", ORG: "organisation", PLACE: "place", GROUP: "group", EVENT: "event",
  WORK: "work", PRODUCT: "product", LAW: "law" };

export const UNSURE_BELOW = 0.7; // quotations of less confidence are marked as not sure

/** `2026-03-01T08:00:00Z` as `1 March 2026`: the day as printed, in no time zone but the paper's. */
export function day(published) {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(published ?? "");
  return parts ? `${Number(parts[3])} ${MONTHS[parts[2] - 1] ?? ""} ${parts[1]}` : "undated";
}

/** A first of a month as `March 2026`. */
export const month = (start) => day(start).replace(/^\d+ /, "");

/** The year of a day. */
export const year = (start) => day(start).replace(/^.* /, "");

/** `2 articles`. */
export function count(number, one, many = `${one}s`) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

/** A name for an entity of which only the id is at hand: `place:kestrel-bay` as `Kestrel Bay`. */
export function nameOf(id) {
  const [type, ...rest] = id.split(":");
  const slug = rest.join(":");
  if (type === "country") return countryName(slug);
  return slug.split("-").map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join(" ");
}

function countryName(code) {
  try {
    return new Intl.DisplayNames(["en"], { type: "region" }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** The site, or the host of the address, or nothing. */
export function printedIn(article) {
  if (article.site) return article.site;
  try {
    return new URL(article.url).host;
  } catch {
    return null;
  }
}
