/* What this browser keeps for its reader, and tells nobody: localStorage, under names that begin "iopfinder.".
   Everything here works where storage is switched off: nothing is read, and `write` answers false.
   At the end, the Save buttons of cards and program pages; they are one file so that a page asks for one. */

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

/** Saves or forgets the program of a button, and says so on it. */
export function toggle(button) {
  const { save: slug, name, place, marks } = button.dataset;
  const others = saved().filter((entry) => entry.slug !== slug);
  const isNew = others.length === saved().length;
  const kept = keepList(isNew ? [...others, { slug, name, place, saved: today(), note: "", marks }] : others);
  const said = button.parentElement.querySelector("[data-save-said]");
  said.textContent = said.dataset[kept ? (isNew ? "kept" : "dropped") : "refused"];
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
