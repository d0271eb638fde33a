/* The Save buttons of cards and program pages. What is saved stays in this browser; the shortlist shows it. */

import { keepList, saved, today } from "./keep.js";

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
export function show() {
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
