/* "Leave this page", at once: the page goes blank, what this site kept in this browser is cleared, and the
   neutral page takes this one's place in the history. Esc three times does the same. Where someone then goes
   back, in this tab, to a page of ours, that page leaves too. Without this file the control is a plain link. */

const LEFT = "left";
const PRESSES = 3;
const APART_MILLISECONDS = 2000;

const link = document.querySelector("[data-leave]");
let presses = [];

/** Does what a browser without storage refuses, or nothing. */
function quietly(act) {
  try {
    return act();
  } catch {
    return null;
  }
}

function leave() {
  document.title = "";
  document.body.replaceChildren();
  quietly(() => localStorage.clear());
  quietly(() => sessionStorage.setItem(LEFT, "1"));
  location.replace(link.href);
}

function onKey(event) {
  if (event.repeat) return;
  if (event.key !== "Escape") presses = [];
  else if (presses.push(event.timeStamp) && isQuick()) leave();
}

/** Whether the last three presses came with at most two seconds between one and the next. */
function isQuick() {
  presses = presses.slice(-PRESSES);
  const apart = presses.slice(1).map((time, i) => time - presses[i]);
  return presses.length === PRESSES && Math.max(...apart) <= APART_MILLISECONDS;
}

/** Coming back with the Back button leaves again; opening the site anew forgets that one had left. */
function onArrival(isBack) {
  if (!quietly(() => sessionStorage.getItem(LEFT))) return;
  if (isBack) leave();
  else quietly(() => sessionStorage.removeItem(LEFT));
}

link.addEventListener("click", (event) => {
  event.preventDefault();
  leave();
});
addEventListener("keydown", onKey);
addEventListener("pageshow", (event) => event.persisted && onArrival(true));
onArrival(performance.getEntriesByType("navigation")[0]?.type === "back_forward");
