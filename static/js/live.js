/* Changing a filter changes the list in place. Without this the same form is sent with its buttons.
   htmx is fetched when a reader first reaches for the form, so a first visit does not wait for it. */

const live = document.getElementById("live");
const DEFAULTS = { within: "25" };
let shown = location.pathname + location.search;
let loading;
let before;
let stale = false;

const here = () => document.activeElement;
const isBusy = () => live.classList.contains("htmx-request");
const inside = (element) => element && live.contains(element) && element !== live;

/** htmx notes the address of the page in the session's storage, whatever it is told; here it finds none. */
function withoutStorage(script) {
  const { setItem } = Storage.prototype;
  Storage.prototype.setItem = () => {
    throw new DOMException("Nothing is stored here.");
  };
  return new Promise((resolve, reject) => {
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  }).finally(() => (Storage.prototype.setItem = setItem));
}

function load() {
  loading ??= pageComplete().then(() => {
    const script = document.createElement("script");
    script.src = live.dataset.htmx;
    return withoutStorage(script);
  });
  return loading;
}

const pageComplete = () =>
  document.readyState === "complete"
    ? Promise.resolve()
    : new Promise((resolve) => addEventListener("load", resolve, { once: true }));

for (const reach of ["pointerover", "touchstart", "focusin"]) {
  live.addEventListener(reach, (event) => event.target.closest("form") && load(), { passive: true });
}

/* A choice made before htmx has come is made again once it has. One made while an answer is on its way makes
   that answer stale: it is not shown, and the whole form is asked again. */
live.addEventListener(
  "change",
  ({ target }) => {
    if (target.form?.id !== "search") return;
    if (!window.htmx) load().then(() => target.isConnected && window.htmx.trigger(target, "change"));
    else stale = isBusy();
  },
  true,
);

live.addEventListener("htmx:afterRequest", () => {
  if (stale) queueMicrotask(() => window.htmx.trigger("#within", "change"));
});

live.addEventListener(
  "click",
  (event) => {
    const link = event.target.closest("[hx-boost] a");
    const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!link || !isPlain || (window.htmx && !isBusy())) return;
    event.preventDefault();
    event.stopPropagation();
    const open = () => location.assign(link.href);
    if (window.htmx) open();
    else load().then(() => link.click(), open);
  },
  true,
);

/* The Save buttons wake when a reader first reaches for the list; a press that comes sooner is made good. */
let awake = false;
let waking;

function wake() {
  waking ??= import("./keep.js").then((keeping) => {
    awake = true;
    return keeping;
  });
  return waking;
}

for (const reach of ["pointerover", "touchstart", "focusin"]) live.addEventListener(reach, wake, { passive: true });
live.addEventListener("click", (event) => {
  const button = event.target.closest("[data-save]");
  if (button && !awake) wake().then(({ toggle }) => toggle(button));
});

/** An address says only what was chosen. */
document.addEventListener("formdata", ({ target, formData }) => {
  if (target.id !== "search") return;
  const said = [...formData].filter(([name, value]) => value && value !== DEFAULTS[name]);
  for (const name of new Set(formData.keys())) formData.delete(name);
  for (const [name, value] of said) formData.append(name, value);
});

/** What tells a control from others, also after the list was swapped. */
function trace(control) {
  return {
    id: control.id || (control.matches("summary") ? control.parentElement.id : ""),
    tag: control.localName,
    name: control.name,
    value: control.value,
    chip: [...live.querySelectorAll("#chosen a")].indexOf(control),
    typed: control.matches("[type=text], [type=search]") && [control.selectionStart, control.selectionEnd],
    top: control.getBoundingClientRect().top,
  };
}

function traced({ id, tag, name, value, chip }) {
  const chips = live.querySelectorAll("#chosen a");
  if (chip >= 0) return chips[Math.min(chip, chips.length - 1)] ?? document.getElementById("heading");
  if (tag === "summary") return document.querySelector(`#${CSS.escape(id)} > summary`);
  if (id) return document.getElementById(id);
  return name && live.querySelector(`[name="${name}"][value="${CSS.escape(value)}"]`);
}

live.addEventListener("htmx:beforeSwap", (event) => {
  if (stale) event.detail.shouldSwap = false;
  before = {
    open: new Map([...live.querySelectorAll("details[id]")].map((part) => [part.id, part.open])),
    ticked: new Set([...live.querySelectorAll("[name=p]:checked")].map((box) => box.value)),
    focused: inside(here()) && trace(here()),
  };
});

live.addEventListener("htmx:afterSwap", (event) => {
  if (event.target !== live) return;
  for (const part of live.querySelectorAll("details[id]")) part.open = before.open.get(part.id) ?? part.open;
  for (const box of live.querySelectorAll("[name=p]")) box.checked = before.ticked.has(box.value);
  const control = before.focused && traced(before.focused);
  if (control) refocus(control, before.focused);
  const { address } = live.querySelector("[data-address]").dataset;
  if (address !== shown) history.pushState(null, "", address);
  shown = address;
});

/** Puts the focus back on the control that had it, at the height at which it was. */
function refocus(control, { typed, value, chip, top }) {
  control.focus({ preventScroll: true });
  if (typed) {
    control.value = value;
    control.setSelectionRange(...typed);
  }
  if (chip < 0) scrollBy({ top: control.getBoundingClientRect().top - top, behavior: "instant" });
}

/* No answer, or none we can show: open the address as a page. */
for (const failure of ["htmx:sendError", "htmx:responseError"]) {
  live.addEventListener(failure, (event) => location.assign(event.detail.pathInfo.finalRequestPath));
}

addEventListener("popstate", () => {
  if (location.pathname + location.search !== shown) location.reload();
});
