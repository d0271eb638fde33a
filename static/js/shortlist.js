/* The shortlist page: shows what this browser keeps, sends it as a link, and asks what changed when told to.
   The list of a link is behind its "#", which browsers keep to themselves. */

import { clear, keepList, saved, today } from "./keep.js";

const SLUG = /^[-\w]{1,120}$/;

/** The slugs behind the # of an address: "#p=one,two". */
export function shared(hash, most) {
  const list = new URLSearchParams(hash.replace(/^#/, "")).get("p") ?? "";
  return [...new Set(list.split(","))].filter((slug) => SLUG.test(slug)).slice(0, most);
}

/** What a slug says of a name: "blue-door-athens" reads "Blue door athens". */
const guess = (slug) => slug.replace(/^./, (letter) => letter.toUpperCase()).replaceAll("-", " ");

const parsed = (marks) => new Map((marks ?? "").split(" ").filter(Boolean).map((mark) => mark.split(".")));

/** The parts that both sets of marks know and tell apart. */
export function changedParts(before, after) {
  const [then, now] = [parsed(before), parsed(after)];
  return [...now.keys()].filter((part) => then.has(part) && then.get(part) !== now.get(part));
}

const fill = (words, parts) => words.replace(/{(\w+)}/g, (_, name) => parts[name]);

/** A day such as 2026-03-02 as the page's language writes it. */
function inWords(day) {
  const noon = new Date(`${day}T12:00`);
  return Number.isNaN(noon.getTime()) ? "" : noon.toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
}

class Shortlist {
  constructor(root) {
    this.root = root;
    this.words = this.one("[data-words]").dataset;
    this.most = Number(root.dataset.most);
    this.sent = shared(location.hash, this.most);
    this.known = new Map();
  }

  one(selector) {
    return this.root.querySelector(selector);
  }

  start() {
    for (const part of document.querySelectorAll("[data-without-script]")) part.hidden = true;
    for (const part of document.querySelectorAll("[data-with-script]")) part.hidden = false;
    this.root.hidden = false;
    const presses = {
      add: () => this.add(),
      "name-them": () => this.nameThem(),
      changes: () => this.tellChanges(),
      seen: () => this.seen(),
      copy: () => this.copy(),
      print: () => print(),
      clear: () => this.clear(),
    };
    for (const [name, press] of Object.entries(presses)) {
      this.one(`[data-${name}]`).addEventListener("click", press);
    }
    this.one("form").addEventListener("submit", (event) => this.submit(event));
    addEventListener("hashchange", () => {
      this.sent = shared(location.hash, this.most);
      this.show();
    });
    addEventListener("storage", () => this.show());
    this.show();
  }

  say(words) {
    this.one("[data-said]").textContent = words;
  }

  show() {
    const list = saved();
    this.one("[data-none]").hidden = list.length > 0 || this.sent.length > 0;
    for (const part of this.root.querySelectorAll("[data-some]")) part.hidden = list.length === 0;
    this.one("[data-list]").replaceChildren(...list.map((entry, index) => this.item(entry, index)));
    this.one("[data-link]").value = this.link(list);
    this.one("[data-seen]").hidden = true;
    this.showShared();
  }

  link(list) {
    const here = new URL(location.pathname, location.origin);
    here.hash = `p=${list.map((entry) => entry.slug).join(",")}`;
    return here.href;
  }

  page(slug) {
    return this.root.dataset.page.replace(/slug\/$/, `${slug}/`);
  }

  item(entry, index) {
    const item = this.one("[data-entry]").content.cloneNode(true).firstElementChild;
    const part = (name) => item.querySelector(`[data-${name}]`);
    Object.assign(part("name"), { textContent: entry.name, href: this.page(entry.slug) });
    part("pick-name").textContent = entry.name;
    part("drop-name").textContent = entry.name;
    part("place").textContent = [entry.place, fill(this.words.saySaved, { day: inWords(entry.saved) })].filter(Boolean).join(", ");
    Object.assign(part("pick"), { value: entry.slug, checked: index < Number(this.root.dataset.mostCompared) });
    const note = part("note");
    Object.assign(note, { value: entry.note ?? "", id: `note-${index}` });
    part("note-label").htmlFor = note.id;
    note.addEventListener("change", () => this.write(entry.slug, { note: note.value.trim() }));
    part("drop").addEventListener("click", () => this.drop(entry));
    item.dataset.slug = entry.slug;
    return item;
  }

  /** Keeps a change of one entry; says so where the browser refuses. */
  write(slug, change) {
    this.keep(saved().map((entry) => (entry.slug === slug ? { ...entry, ...change } : entry)));
  }

  keep(list) {
    const kept = keepList(list);
    if (!kept) this.say(this.words.sayRefused);
    return kept;
  }

  drop(entry) {
    const place = saved().findIndex(({ slug }) => slug === entry.slug);
    if (!this.keep(saved().filter(({ slug }) => slug !== entry.slug))) return;
    this.show();
    this.say(fill(this.words.sayDropped, entry));
    const left = this.root.querySelectorAll("[data-drop]");
    (left[Math.min(place, left.length - 1)] ?? document.getElementById("shortlist-title")).focus();
  }

  /** The list that came with the link, unless all of it is on the reader's own. */
  showShared() {
    const mine = new Set(saved().map((entry) => entry.slug));
    this.one("[data-shared]").hidden = this.sent.every((slug) => mine.has(slug));
    this.one("[data-shared-list]").replaceChildren(...this.sent.map((slug) => this.sharedItem(slug)));
    const compared = this.sent.slice(0, Number(this.root.dataset.mostCompared));
    const words = compared.length < this.sent.length ? this.words.sayCompareFirst : this.words.sayCompareAll;
    const href = `${this.one("form").action}?${this.query(compared)}`;
    Object.assign(this.one("[data-shared-compare]"), { href, textContent: fill(words, { count: compared.length }) });
  }

  sharedItem(slug) {
    const item = this.one("[data-shared-entry]").content.cloneNode(true).firstElementChild;
    const known = this.known.get(slug);
    const name = { textContent: known?.name ?? guess(slug), href: this.page(slug) };
    Object.assign(item.querySelector("[data-name]"), name);
    item.querySelector("[data-place]").textContent = known?.place ?? "";
    return item;
  }

  query(slugs) {
    return new URLSearchParams(slugs.map((slug) => ["p", slug]));
  }

  /** What the server says of these programs now; null, and a sentence, where it does not answer. */
  async ask(slugs) {
    try {
      const answer = await fetch(`${this.root.dataset.now}?${this.query(slugs)}`);
      if (!answer.ok) throw new Error(answer.status);
      return await answer.json();
    } catch {
      this.say(this.words.sayFailed);
      return null;
    }
  }

  async nameThem() {
    const now = await this.ask(this.sent);
    if (!now) return;
    this.known = new Map(Object.entries(now.programs));
    this.showShared();
  }

  add() {
    const mine = saved();
    const have = new Set(mine.map((entry) => entry.slug));
    const fresh = this.sent.filter((slug) => !have.has(slug)).map((slug) => {
      const { name = guess(slug), place = "", marks = "" } = this.known.get(slug) ?? {};
      return { slug, name, place, saved: today(), note: "", marks };
    });
    if (!this.keep([...mine, ...fresh])) return;
    this.show();
    this.say(this.words.sayAdded);
    document.getElementById("shortlist-title").focus();
  }

  async tellChanges() {
    const list = saved();
    const now = await this.ask(list.slice(0, this.most).map((entry) => entry.slug));
    if (!now) return;
    this.known = new Map(Object.entries(now.programs));
    for (const entry of list) this.tell(entry, this.known.get(entry.slug), now.parts);
    this.one("[data-seen]").hidden = false;
    this.say(this.words.sayLooked);
  }

  tell(entry, now, parts) {
    const item = [...this.root.querySelectorAll("[data-slug]")].find(({ dataset }) => dataset.slug === entry.slug);
    const said = item?.querySelector("[data-change]");
    if (!said) return;
    said.textContent = this.sentence(entry, now, parts);
    said.hidden = false;
    if (now && !entry.place) this.name(item, entry, now);
  }

  /** Puts its real name on an entry that came by a link, of which only the address was known. */
  name(item, entry, { name, place }) {
    this.write(entry.slug, { name, place });
    for (const part of ["name", "pick-name", "drop-name"]) item.querySelector(`[data-${part}]`).textContent = name;
    const where = item.querySelector("[data-place]");
    where.textContent = [place, where.textContent].join(", ");
  }

  sentence(entry, now, parts) {
    if (!now) return this.words.sayGone;
    if (now.closed) return fill(this.words.sayClosed, now);
    if (!entry.marks) return this.words.sayUnmarked;
    const names = [...new Set(changedParts(entry.marks, now.marks).map((part) => parts[part]))];
    const day = inWords(entry.marked ?? entry.saved);
    const words = names.length ? this.words.sayChanged : this.words.saySame;
    return fill(words, { day, parts: names.join(", "), checked: now.checked });
  }

  /** From here on changes are counted from what was just looked at. */
  seen() {
    const list = saved().map((entry) => {
      const { name, place, marks } = this.known.get(entry.slug) ?? {};
      return marks ? { ...entry, name, place, marks, marked: today() } : entry;
    });
    if (!this.keep(list)) return;
    this.show();
    this.say(this.words.saySeen);
  }

  submit(event) {
    const picked = this.root.querySelectorAll("[data-pick]:checked").length;
    const most = Number(this.root.dataset.mostCompared);
    const compares = !event.submitter?.hasAttribute("formaction");
    if (picked && (!compares || (picked > 1 && picked <= most))) return;
    event.preventDefault();
    this.say(compares ? this.words.sayTooFew : this.words.sayNone);
  }

  async copy() {
    const link = this.one("[data-link]");
    link.select();
    try {
      await navigator.clipboard.writeText(link.value);
      this.say(this.words.sayCopied);
    } catch {
      this.say(this.words.sayNotCopied);
    }
  }

  clear() {
    if (!clear()) return this.say(this.words.sayRefused);
    this.show();
    this.say(this.words.sayCleared);
    document.getElementById("shortlist-title").focus();
    return undefined;
  }
}

const root = globalThis.document?.querySelector("[data-shortlist]");
if (root) new Shortlist(root).start();
