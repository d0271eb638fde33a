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
