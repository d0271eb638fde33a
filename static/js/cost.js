/* The cost worksheet. It works the sum out in the page and sends nothing; programs/cost.py is its reference,
   to the cent. Money is in whole cents, percentages in hundredths. */

/* Fetched only when a reader asks to keep something. */
const keeping = () => import("./keep.js");

export const MOST_CENTS = 10000000;
export const WHOLE = 10000;

const unitsIn = { session: (sheet, weeks) => sheet.sessions * weeks, week: (_, weeks) => weeks, course: () => 1 };

const charges = (sheet, price, weeks) => price * unitsIn[sheet.unit](sheet, weeks);

/** Cents a person pays of a plan's charges over so many weeks. */
function share(sheet, weeks, deductibleFirst) {
  const sessions = sheet.sessions * weeks;
  const copay = sheet.copay ?? 0;
  let paid = sessions * copay;
  if (sheet.price !== null) {
    const total = charges(sheet, sheet.price, weeks);
    const deductible = deductibleFirst ? Math.min(sheet.deductible ?? 0, total) : 0;
    const rest = total - deductible;
    const left = total ? Math.ceil((sessions * rest) / total) : 0;
    const coinsurance = Math.floor((rest * (sheet.coinsurance ?? 0) + WHOLE / 2) / WHOLE);
    paid = deductible + Math.min(rest, left * copay + coinsurance);
  }
  return sheet.cap === null ? paid : Math.min(paid, sheet.cap);
}

function range(sheet) {
  if (sheet.way === "self") {
    const lowest = Math.min(sheet.price, sheet.sliding ?? sheet.price);
    return [charges(sheet, lowest, sheet.fewest), charges(sheet, sheet.price, sheet.most)];
  }
  const options = { yes: [true], no: [false], unknown: [false, true] }[sheet.applies];
  const over = (weeks) => options.map((first) => share(sheet, weeks, first));
  return [Math.min(...over(sheet.fewest)), Math.max(...over(sheet.most))];
}

/** The first thing missing: "price", "share" or nothing. */
export function lacks(sheet) {
  if (sheet.way === "self") return sheet.price === null ? "price" : "";
  if (sheet.price === null && (sheet.deductible || sheet.coinsurance)) return "price";
  return sheet.copay === null && sheet.coinsurance === null ? "share" : "";
}

export function assumes(sheet) {
  const insured = sheet.way === "insurance";
  const counted = insured && Boolean(sheet.deductible);
  const told = {
    "every-session": true,
    weeks: sheet.fewest !== sheet.most,
    sliding: !insured && sheet.sliding !== null,
    "deductible-unknown": counted && sheet.applies === "unknown",
    "deductible-first": counted && sheet.applies === "yes",
    "deductible-skipped": counted && sheet.applies === "no",
    cap: insured && sheet.cap !== null,
    covered: insured,
    extras: true,
  };
  return Object.keys(told).filter((name) => told[name]);
}

/** What the sheet comes to; null while something is missing. */
export function estimate(sheet) {
  if (lacks(sheet)) return null;
  const [low, high] = range(sheet);
  const sessions = [sheet.fewest, sheet.most].map((weeks) => sheet.sessions * weeks);
  return { low, high, fewest_sessions: sessions[0], most_sessions: sessions[1], assumes: assumes(sheet) };
}

/** Hundredths from a number with up to two decimals; null for an empty line. Throws for anything else. */
function hundredths(text, pattern, most) {
  if (!text.trim()) return null;
  const found = pattern.exec(text.trim());
  const value = found && Number(found[1].replaceAll(",", "")) * 100 + Number((found[2] ?? "").padEnd(2, "0"));
  if (!found || value > most) throw new RangeError(text);
  return value;
}

/** Cents from dollars as people type them. */
export const centsOf = (text) =>
  hundredths(text, /^\$?\s*([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,7})(?:\.([0-9]{1,2}))?$/, MOST_CENTS);

/** Hundredths of a percent. */
export const hundredthsOf = (text) => hundredths(text, /^([0-9]{1,3})(?:\.([0-9]{1,2}))?\s*%?$/, WHOLE);

/** A whole number from 1 to `most`. */
export function numberOf(text, most) {
  const value = /^[0-9]{1,3}$/.test(text.trim()) ? Number(text) : 0;
  if (value < 1 || value > most) throw new RangeError(text);
  return value;
}

/** As people write it: $1,250, or $62.50. */
export function dollars(cents) {
  const whole = String(Math.floor(cents / 100)).replace(/\B(?=(?:\d{3})+$)/g, ",");
  return cents % 100 ? `$${whole}.${String(cents % 100).padStart(2, "0")}` : `$${whole}`;
}

/** The worksheet in the page: its lines are read on every change, and the sum is told beside them. */
class Worksheet {
  constructor(root) {
    this.root = root;
    this.lines = [...root.querySelectorAll("[data-line]")];
    this.place = `cost.${root.dataset.program}`;
    this.readers = {
      money: centsOf,
      percent: hundredthsOf,
      number: (text, line) => numberOf(text, Number(line.dataset.most)),
    };
  }

  all(selector) {
    return this.root.querySelectorAll(selector);
  }

  one(selector) {
    return this.root.querySelector(selector);
  }

  start() {
    for (const part of this.all("[data-with-script]")) part.hidden = false;
    for (const part of this.all("[data-without-script]")) part.hidden = true;
    this.root.addEventListener("input", () => this.show());
    this.one("[data-keep]").addEventListener("click", () => this.keep(this.typed(), "kept"));
    this.one("[data-forget]").addEventListener("click", () => this.keep(null, "gone"));
    this.one("[data-bring-back]").addEventListener("click", () => this.bringBack());
    this.one("[data-print]").addEventListener("click", () => print());
    this.show();
  }

  /** Everything as typed, by the line's name. */
  typed() {
    const chosen = [...this.all("input[type=radio]:checked")].map((radio) => [radio.name, radio.value]);
    return Object.fromEntries([...this.lines.map((line) => [line.dataset.line, line.value]), ...chosen]);
  }

  fill(typed) {
    for (const line of this.lines) line.value = String(typed[line.dataset.line] ?? line.value);
    for (const radio of this.all("input[type=radio]")) if (typed[radio.name] === radio.value) radio.checked = true;
  }

  async keep(typed, said) {
    const { write } = await keeping();
    this.answer(write(this.place, typed) ? said : "refused");
  }

  async bringBack() {
    const { read } = await keeping();
    const kept = read(this.place);
    if (kept) this.fill(kept);
    this.answer(kept ? "back" : "none");
    this.show();
  }

  answer(said) {
    const words = this.one("[data-kept-words]");
    words.textContent = words.dataset[said];
  }

  /** The sheet, or null where a line that counts cannot be read; each such line says what to type. */
  sheet() {
    const sheet = {};
    for (const { name, value } of this.all("input[type=radio]:checked")) sheet[name] = value;
    let readable = true;
    for (const line of this.lines) {
      const group = line.closest("[data-way]");
      const problem = this.readInto(sheet, line);
      const counts = !group || group.dataset.way === sheet.way;
      this.tell(line, problem && counts);
      if (problem && counts) readable = false;
    }
    if (readable && sheet.most < sheet.fewest) {
      this.tell(this.one("[data-line=most]"), true);
      readable = false;
    }
    return readable ? sheet : null;
  }

  /** Puts a line's meaning into the sheet; answers whether it could not be read. */
  readInto(sheet, line) {
    try {
      sheet[line.dataset.line] = this.readers[line.dataset.kind](line.value, line);
      return false;
    } catch {
      sheet[line.dataset.line] = null;
      return true;
    }
  }

  tell(line, problem) {
    const words = line.parentElement.querySelector(".problem");
    words.textContent = problem ? words.dataset.problem : "";
    if (problem) line.setAttribute("aria-invalid", "true");
    else line.removeAttribute("aria-invalid");
  }

  show() {
    const sheet = this.sheet();
    for (const group of this.all("[data-way]")) group.hidden = group.dataset.way !== this.typed().way;
    const found = sheet && estimate(sheet);
    const missing = sheet ? lacks(sheet) : "problem";
    this.one("[data-sum]").hidden = this.one("[data-assumptions]").hidden = !found;
    for (const words of this.all("[data-lacks]")) words.hidden = words.dataset.lacks !== missing;
    if (found) this.say(found);
  }

  say({ low, high, fewest_sessions: fewest, most_sessions: most, assumes: names }) {
    const between = (low, high) =>
      low === high ? low : this.root.dataset.between.replace("{low}", low).replace("{high}", high);
    this.one("[data-range]").textContent = between(dollars(low), dollars(high));
    this.one("[data-sessions]").textContent = between(fewest, most);
    for (const words of this.all("[data-assumes]")) words.hidden = !names.includes(words.dataset.assumes);
  }
}

const root = globalThis.document?.querySelector("[data-cost]");
if (root) new Worksheet(root).start();
