// Keeps what was typed when the page is left, such as when a phone is put away. Without scripts "Save" does.

const form = document.querySelector("[data-update]");
let kept = form && written();
let leaving = false;

function written() {
  return new URLSearchParams(new FormData(form)).toString();
}

function keep() {
  const now = written();
  if (leaving || now === kept) return;
  kept = now;
  const body = new URLSearchParams(now);
  body.set("do", "keep");
  fetch(form.action, { method: "POST", body, keepalive: true }).catch(() => { kept = ""; });
}

if (form) {
  form.addEventListener("submit", () => { leaving = true; });
  addEventListener("pageshow", () => { leaving = false; });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") keep();
  });
}
