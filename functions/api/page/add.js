// Owns the view that adds files: a box to drop them on, and what becomes of each.

import { post } from "./api.js";
import { el, fill } from "./dom.js";
import { outcomeOf } from "./outcomes.js";
import { articleLink } from "./places.js";
import { count } from "./words.js";

const STEPS = { received: "Waiting to be read", unpacking: "Unpacking", cleaned: "Read; finding names and quotations",
  extracted: "Found; writing the index" };

export function addView() {
  const files = el("input", { type: "file", id: "files", multiple: true, class: "unseen" });
  const list = el("ul", { class: "uploads", "aria-label": "Files" });
  const box = el("label", { class: "drop", for: "files" },
    el("strong", {}, "Choose files, or drop them here"),
    el("span", {}, "Pages as HTML, text, Markdown, PDF, Word or mail; or archives and lists of them"));
  const take = (chosen) => [...chosen].forEach((file) => list.prepend(upload(file, chosen.length === 1)));
  files.addEventListener("change", () => { take(files.files); files.value = ""; });
  for (const name of ["dragover", "dragenter"]) {
    box.addEventListener(name, (event) => { event.preventDefault(); box.classList.add("over"); });
  }
  for (const name of ["dragleave", "drop"]) box.addEventListener(name, () => box.classList.remove("over"));
  box.addEventListener("drop", (event) => { event.preventDefault(); take(event.dataTransfer.files); });
  return { title: "Add – newsdex", body: [el("h1", {}, "Add to the archive"), files, box, list] };
}

/** One line of the list, which follows its file; a file that came alone leads to its article in the end. */
function upload(file, alone) {
  const bar = el("progress", { max: 100, value: 0, "aria-label": `Upload of ${file.name}` });
  const state = el("p", { class: "state", role: "status" }, "Uploading");
  const line = el("li", {}, el("p", { class: "file" }, file.name), bar, state);
  follow(file, bar, state)
    .then(({ status, id }) => finish(line, state, status, id, alone))
    .catch((error) => fail(line, state, error.message));
  return line;
}

async function follow(file, bar, state) {
  if (!file.size) throw new Error("The file is empty.");
  const permission = await post("/uploads", { filename: file.name });
  if (file.size > permission.max_bytes) {
    throw new Error(`The file is too large: ${size(permission.max_bytes)} are the most that is taken.`);
  }
  await send(permission, file, (percent) => { bar.value = percent; });
  bar.removeAttribute("value");
  const look = (status) => { if (STEPS[status.state]) state.textContent = STEPS[status.state]; };
  state.textContent = STEPS.received;
  const status = await outcomeOf(permission.status_path, undefined, look);
  bar.remove();
  return { status, id: permission.article_id };
}

function send({ url, fields }, file, progress) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append("file", file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest(); // fetch tells nothing of how much is sent
    request.open("POST", url);
    request.upload.onprogress = (event) => event.lengthComputable && progress((100 * event.loaded) / event.total);
    request.onload = () => (request.status < 300 ? resolve() : reject(new Error(`The upload was refused (${request.status}).`)));
    request.onerror = () => reject(new Error("The upload did not get through."));
    request.send(form);
  });
}

function finish(line, state, status, id, alone) {
  if (status.state === "rejected") return fail(line, state, status.reason ?? "The file was rejected.");
  line.classList.add("done");
  if (status.state === "unpacked") {
    return fill(state, `${count(status.records, "article")} in it, each on its way. `, el("a", { href: "#/" }, "See what is new"));
  }
  fill(state, "In the archive. ", el("a", { href: articleLink(id) }, "Read it"));
  if (alone && location.hash === "#/add") location.hash = articleLink(id);
  return undefined;
}

function fail(line, state, reason) {
  line.classList.add("failed");
  line.querySelector("progress")?.remove();
  fill(state, reason);
}

const size = (bytes) => `${(bytes / 1e6).toLocaleString("en", { maximumFractionDigits: 1 })} MB`;
