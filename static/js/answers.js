/* What a person writes on a call sheet, kept by `keep.js` under "answers" and shown again beside the programs.
   Fields say what they answer in data-answer="slug key"; cells in data-answers="slug key". Nothing is sent. */

import { clear, read, write } from "./keep.js";

const NAME = "answers";
const QUIET_MILLISECONDS = 300;

/** {"slug key": {about, text}}: everything written so far, with the question's short name. */
const written = () => read(NAME) ?? {};

function fill(fields) {
  const answers = written();
  for (const field of fields) {
    field.value = answers[field.dataset.answer]?.text ?? "";
  }
}

function keep(field) {
  const answers = written();
  const text = field.value.trim();
  if (text) answers[field.dataset.answer] = { about: field.dataset.about, text };
  else delete answers[field.dataset.answer];
  if (!write(NAME, Object.keys(answers).length ? answers : null)) {
    say("This browser does not let us keep what you type. Print the page before you close it.");
  }
}

/** Writes after a pause in the typing, and at once when the field or the page is left. */
function follow(field) {
  let waiting;
  const now = () => {
    clearTimeout(waiting);
    keep(field);
  };
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(now, QUIET_MILLISECONDS);
  });
  field.addEventListener("change", now);
}

function say(words) {
  const status = document.querySelector("[data-cleared]");
  if (status) status.textContent = words;
}

function note(text) {
  const shown = document.createElement("p");
  shown.className = "noted";
  const from = document.createElement("strong");
  from.textContent = "You wrote: ";
  shown.append(from, text);
  return shown;
}

/** Puts each answer into its cell of a comparison, and lists those that have no row there. */
function show(cells) {
  const heads = [...document.querySelectorAll("[data-program]")];
  const list = document.querySelector("[data-kept-list]");
  const byKey = new Map(cells.map((cell) => [cell.dataset.answers, cell]));
  for (const [key, { about, text }] of Object.entries(written())) {
    const head = heads.find((one) => key.startsWith(`${one.dataset.program} `));
    if (byKey.has(key)) byKey.get(key).append(note(text));
    else if (head) list.append(listed(head.textContent.trim(), about, text));
  }
  document.querySelector("[data-kept]").hidden = !document.querySelector(".noted, [data-kept-list] li");
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
  for (const shown of document.querySelectorAll(".noted, [data-kept-list] li")) shown.remove();
  say(gone ? "Everything this site kept in this browser is gone." : "This browser kept nothing.");
}

const fields = [...document.querySelectorAll("[data-answer]")];
const cells = [...document.querySelectorAll("[data-answers]")];
fill(fields);
fields.forEach(follow);
if (cells.length) show(cells);
for (const button of document.querySelectorAll("[data-clear]")) {
  button.hidden = false;
  button.addEventListener("click", () => clearAll(fields));
}
