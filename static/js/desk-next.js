/* The key n opens what comes next: the link that says data-next. Not while somebody types. */

const TYPING = "input:not([type=radio], [type=checkbox]), select, textarea";

document.addEventListener("keydown", (event) => {
  const busy = event.ctrlKey || event.altKey || event.metaKey || event.target.closest(TYPING);
  if (event.key === "n" && !busy) document.querySelector("[data-next]")?.click();
});
