/* What this browser keeps for its reader, and tells nobody: localStorage, under names that begin "iopfinder.".
   Everything here works where storage is switched off: nothing is read, and `write` answers false.
   Then the Save buttons of cards and program pages, and the answers of call sheets; they are one file so that
   a page asks for one. */

const PREFIX = "iopfinder.";

/** What is kept under a name, as it was written; null when nothing is, or when it cannot be read. */
export function read(name) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name));
  } catch {
    return null;
  }
}

/** Keeps a value that JSON can hold; null takes the name away. Answers whether the browser did so. */
export function write(name, value) {
  try {
    if (value === null) localStorage.removeItem(PREFIX + name);
    else localStorage[PREFIX + name] = JSON.stringify(value);
    return true;
  } catch {
    return false;
  }
}

const ours = () => Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));

/** The names of everything this site keeps here. */
export function names() {
  try {
    return ours().map((name) => name.slice(PREFIX.length));
  } catch {
    return [];
  }
}

/** Forgets everything this site keeps here. Answers whether the browser did so. */
export function clear() {
  try {
    for (const name of ours()) localStorage.removeItem(name);
    return true;
  } catch {
    return false;
  }
}

/** The shortlist: [{ slug, name, place, saved, note, marks }], the newest last. */
export function saved() {
  const list = read("shortlist");
  return Array.isArray(list) ? list.filter((entry) => typeof entry?.slug === "string") : [];
}

export const keepList = (list) => write("shortlist", list.length ? list : null);

/** The day in the reader's own calendar, as 2026-03-02. */
export function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** Saves or forgets the program of a button, and says so beside it, in the words of the element around. */
export function toggle(button) {
  const { save: slug, name, place, marks } = button.dataset;
  const others = saved().filter((entry) => entry.slug !== slug);
  const isNew = others.length === saved().length;
  const kept = keepList(isNew ? [...others, { slug, name, place, saved: today(), note: "", marks }] : others);
  const said = button.parentElement.querySelector("[data-save-said]");
  const words = button.closest("[data-kept]").dataset;
  said.textContent = words[kept ? (isNew ? "kept" : "dropped") : "refused"];
  show();
}

/** Brings every button in step with what is saved. */
function show() {
  const slugs = new Set(saved().map((entry) => entry.slug));
  for (const button of document.querySelectorAll("[data-save]")) {
    const isSaved = slugs.has(button.dataset.save);
    button.querySelector("[data-unsaved]").hidden = isSaved;
    button.querySelector("[data-saved]").hidden = !isSaved;
    button.parentElement.querySelector(".save-list").hidden = !isSaved;
  }
}

if (document.querySelector("[data-save], #live")) {
  show();
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-save]");
    if (button) toggle(button);
  });
  document.addEventListener("htmx:load", show);
  addEventListener("storage", show);
  addEventListener("pageshow", show);
}

/* What is written on a call sheet, shown again beside the programs of a comparison. Fields say what they answer
   in data-write="slug key", cells in data-written="slug key". */

const ANSWERS = "answers";
const QUIET_MILLISECONDS = 300;

/** {"slug key": {about, text}}: everything written so far, with the question's short name. */
const written = () => read(ANSWERS) ?? {};

function fill(fields) {
  const answers = written();
  for (const field of fields) {
    field.value = answers[field.dataset.write]?.text ?? "";
  }
}

function keepWritten(field) {
  const answers = written();
  const text = field.value.trim();
  if (text) answers[field.dataset.write] = { about: field.dataset.about, text };
  else delete answers[field.dataset.write];
  if (!write(ANSWERS, Object.keys(answers).length ? answers : null)) {
    say("refused");
  }
}

/** Writes after a pause in the typing, and at once when the field or the page is left. */
function follow(field) {
  let waiting;
  const now = () => {
    clearTimeout(waiting);
    keepWritten(field);
  };
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(now, QUIET_MILLISECONDS);
  });
  field.addEventListener("change", now);
}

/** Where the page says how keeping went; it holds the words for each case, in its own language. */
const status = () => document.querySelector("[data-kept-said]");

function say(which) {
  status().textContent = status().dataset[which];
}

function noted(text) {
  const shown = document.createElement("p");
  shown.className = "noted";
  const from = document.createElement("strong");
  from.textContent = `${status().dataset.wrote} `;
  shown.append(from, text);
  return shown;
}

/** Puts each answer into its cell of a comparison, and lists those that have no row there. */
function showWritten(cells) {
  const heads = [...document.querySelectorAll("[data-program]")];
  const list = document.querySelector("[data-written-list]");
  const byKey = new Map(cells.map((cell) => [cell.dataset.written, cell]));
  for (const [key, { about, text }] of Object.entries(written())) {
    const head = heads.find((one) => key.startsWith(`${one.dataset.program} `));
    if (byKey.has(key)) byKey.get(key).append(noted(text));
    else if (head) list.append(listed(head.textContent.trim(), about, text));
  }
  document.querySelector("[data-written-any]").hidden = !document.querySelector(".noted, [data-written-list] li");
}

function listed(program, about, text) {
  const item = document.createElement("li");
  const whose = document.createElement("strong");
  whose.textContent = `${program}, ${about}: `;
  item.append(whose, text);
  return item;
}

function clearAll(fields) {
  const gone = clear();
  fill(fields);
  for (const shown of document.querySelectorAll(".noted, [data-written-list] li")) shown.remove();
  say(gone ? "gone" : "refused");
}

const fields = [...document.querySelectorAll("[data-write]")];
const cells = [...document.querySelectorAll("[data-written]")];
fill(fields);
fields.forEach(follow);
if (cells.length) showWritten(cells);
for (const button of document.querySelectorAll("[data-clear-kept]")) {
  button.hidden = false;
  button.addEventListener("click", () => clearAll(fields));
}
