/* What this browser keeps for this site, told in words, and the button that clears it. */

import { clear, names } from "./keep.js";

const part = document.querySelector("[data-kept-here]");
const lines = [...part.querySelectorAll("[data-kept]")];
const KNOWN = lines.map((line) => line.dataset.kept);

/** A kept name's line: "cost.some-program" is told as "cost". */
function lineOf(name) {
  const [kind] = name.split(".");
  return KNOWN.includes(kind) ? kind : "other";
}

function show() {
  const told = new Set(names().map(lineOf));
  for (const line of lines) line.hidden = !told.has(line.dataset.kept);
  part.querySelector("[data-kept-some]").hidden = !told.size;
  part.querySelector("[data-kept-none]").hidden = Boolean(told.size);
}

part.querySelector("[data-clear-all]").addEventListener("click", () => {
  const said = part.querySelector("[data-cleared]");
  said.textContent = said.dataset[clear() ? "done" : "refused"];
  show();
});

for (const words of part.querySelectorAll("[data-with-script]")) words.hidden = false;
for (const words of part.querySelectorAll("[data-without-script]")) words.hidden = true;
addEventListener("storage", show);
addEventListener("pageshow", show);
show();
