/* The Save buttons of cards and program pages. What is saved stays in this browser; the shortlist shows it. */

import { read, write } from "./keep.js";

/** What is saved: [{ slug, name, place, saved, note, marks }], the newest last. */
export function saved() {
  const list = read("shortlist");
  return Array.isArray(list) ? list.filter((entry) => entry && typeof entry.slug === "string") : [];
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
  if (kept) show();
  else {
    const said = button.parentElement.querySelector("[data-save-said]");
    said.textContent = said.dataset.refused;
  }
}

/** Brings every button in step with what is saved. */
export function show() {
  const slugs = new Set(saved().map((entry) => entry.slug));
  for (const button of document.querySelectorAll("[data-save]")) {
    const isSaved = slugs.has(button.dataset.save);
    button.setAttribute("aria-pressed", isSaved);
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
