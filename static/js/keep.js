/* What this browser keeps for its reader, and tells nobody: localStorage, under names that begin "iopfinder.".
   Everything here works where storage is switched off: nothing is read, and `write` answers false. */

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
    else localStorage.setItem(PREFIX + name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** Forgets everything this site keeps here. Answers whether the browser did so. */
export function clear() {
  try {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));
    for (const name of names) localStorage.removeItem(name);
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
