/* Brings the chosen answers together at the end of the page. Nothing is sent, nothing is kept: an answer is
   only an open part of the page, and it is gone with the page. Without this, every outcome stands at its answer. */

const page = document.querySelector("[data-right]");
const answers = [...page.querySelectorAll("[data-answer]")];
const endings = [...page.querySelectorAll("[data-ends]")];

/** One answer to a question, also in browsers that do not know that details of one name exclude each other. */
function closeOthers(answer) {
  for (const other of answers) if (other !== answer && other.getAttribute("name") === answer.getAttribute("name")) other.open = false;
}

/** Shows the endings of the open answers. They stand in order, the most pressing first, so the first decides. */
function together() {
  const chosen = new Set(answers.filter((answer) => answer.open).map((answer) => answer.dataset.answer));
  for (const ending of endings) ending.hidden = !chosen.has(ending.dataset.ends);
  const first = endings.find((ending) => !ending.hidden);
  page.querySelector("[data-together]").hidden = !first;
  for (const words of page.querySelectorAll("[data-in-short]")) words.hidden = words.dataset.inShort !== first?.dataset.kind;
}

function wordFor(whom) {
  for (const words of page.querySelectorAll("[data-for]")) words.hidden = words.dataset.for !== whom;
  for (const link of page.querySelectorAll("[data-switch]")) {
    if (link.dataset.switch === whom) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

for (const answer of answers) {
  answer.addEventListener("toggle", () => {
    if (answer.open) closeOthers(answer);
    together();
  });
}

page.addEventListener("click", (event) => {
  const link = event.target.closest("[data-switch]");
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    wordFor(link.dataset.switch);
  }
});

page.querySelector("[data-clear-answers]").addEventListener("click", () => {
  for (const answer of answers) answer.open = false;
  page.querySelector("h1").setAttribute("tabindex", "-1");
  page.querySelector("h1").focus();
});

together();
