/* Painting a week. Without this the same table is a plain form. Nothing is stored; only the address keeps up. */

const HALF_HOURS = 48;
const HOLD_MILLISECONDS = 220;
const SLOP_PIXELS = 8;
const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

const indexOf = (time) => Number(time.slice(0, 2)) * 2 + Number(time[2] === "3");
const timeOf = (index) => `${String(index >> 1).padStart(2, "0")}${index % 2 ? "30" : "00"}`;
const fill = (pattern, parts) => pattern.replace(/{(\w+)}/g, (_, name) => parts[name]);

class Week {
  constructor(form) {
    this.form = form;
    this.boxes = [...form.querySelectorAll(".week-grid input")];
    this.days = [...new Set(this.boxes.map((box) => box.name))];
    this.cells = new Map(this.boxes.map((box) => [box.name + box.value, box]));
  }

  at(day, index) {
    return this.cells.get(this.days[day] + timeOf(index));
  }

  place(box) {
    return [this.days.indexOf(box.name), indexOf(box.value)];
  }

  /** The free stretches of a day, as half-hours counted from midnight: first, and one past the last. */
  runs(day) {
    const runs = [];
    for (let index = 0; index < HALF_HOURS; index++) {
      if (!this.at(day, index).checked) continue;
      const last = runs.at(-1);
      if (last && last[1] === index) last[1]++;
      else runs.push([index, index + 1]);
    }
    return runs;
  }

  /** The code that stands for the week in addresses, as the server writes it. */
  code() {
    return this.days
      .map((day, number) => [day, this.runs(number).map((run) => run.map(timeOf).join("-")).join(".")])
      .filter(([, ranges]) => ranges)
      .map((pair) => pair.join(""))
      .join("_");
  }

  read(code) {
    for (const box of this.boxes) box.checked = false;
    for (const piece of code.split("_").filter(Boolean)) {
      for (const range of piece.slice(2).split(".")) {
        const [start, end] = range.split("-").map(indexOf);
        this.mark([this.days.indexOf(piece.slice(0, 2))], start, end, true);
      }
    }
  }

  mark(days, start, end, free) {
    for (const day of days) {
      for (let index = start; index < end; index++) this.at(day, index).checked = free;
    }
  }
}

/** The week in the words of the page: its day names, its times, and the patterns on the form. */
class Words {
  constructor(week) {
    this.week = week;
    this.phrases = week.form.dataset;
    this.names = week.days.map((day) => this.text(`day-${day}`));
  }

  text(id) {
    const label = document.getElementById(id);
    return (label.querySelector(".visually-hidden") ?? label).textContent;
  }

  clock(index) {
    return index === HALF_HOURS ? this.phrases.midnight : this.text(`at-${timeOf(index)}`);
  }

  listed(names) {
    return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} ${this.phrases.and} ${names.at(-1)}`;
  }

  said() {
    const groups = new Map();
    this.names.forEach((_, day) => {
      const runs = this.week.runs(day);
      const key = runs.join(" ");
      if (key) groups.set(key, [...(groups.get(key) ?? []), day]);
    });
    return [...groups.values()].map((days) => `${this.daysSaid(days)} ${this.runsSaid(days[0])}`).join("; ");
  }

  daysSaid(days) {
    if (days.length === this.names.length) return this.phrases.everyDay;
    const [first, last] = [days[0], days.at(-1)];
    if (days.length > 2 && last - first === days.length - 1) {
      return fill(this.phrases.daysInARow, { first: this.names[first], last: this.names[last] });
    }
    return this.listed(days.map((day) => this.names[day]));
  }

  runsSaid(day) {
    const runs = this.week.runs(day);
    if (runs[0][1] - runs[0][0] === HALF_HOURS) return this.phrases.allDay;
    return this.listed(
      runs.map(([start, end]) => fill(this.phrases.range, { start: this.clock(start), end: this.clock(end) })),
    );
  }
}

/** Keeps the sentence, the hours and the address true to the boxes. */
function follow(week) {
  const { form } = week;
  const words = new Words(week);
  const night = form.querySelector(".week-night");
  const find = (name) => form.querySelector(`[data-${name}]`);
  return () => {
    const said = (find("words").textContent = words.said());
    find("said").hidden = !said;
    find("none").hidden = Boolean(said);
    night.open ||= Boolean(night.querySelector(":checked"));
    find("hours").textContent = week.boxes.filter((box) => box.checked).length / 2;
    const address = new URL(form.action);
    for (const { name, value } of form.querySelectorAll("[type=hidden]")) address.searchParams.append(name, value);
    if (said) address.searchParams.set("free", week.code());
    const way = new FormData(form).get("each_way");
    const trip = Number(way === "other" ? form.elements.minutes.value : way);
    if (trip) address.searchParams.set("trip", trip);
    history.replaceState(null, "", address);
  };
}

/** Drags over the boxes: with a mouse or pen at once, with a finger sideways at once, up or down after a hold. */
class Painting {
  constructor(week, done) {
    this.week = week;
    this.done = done;
    this.stroke = null;
    const table = week.form.querySelector(".week-table");
    table.addEventListener("pointerdown", (event) => this.press(event));
    table.addEventListener("click", (event) => this.click(event), true);
    table.addEventListener("contextmenu", (event) => this.stroke?.touch && event.preventDefault());
    table.addEventListener("touchmove", (event) => this.stroke?.painting && event.preventDefault(), { passive: false });
    window.addEventListener("pointermove", (event) => this.move(event));
    for (const end of ["pointerup", "pointercancel"]) window.addEventListener(end, () => this.release());
  }

  press(event) {
    this.swallow = false;
    const box = event.target.closest("input");
    if (!box || event.button !== 0 || !event.isPrimary) return;
    const touch = event.pointerType === "touch";
    this.stroke = { box, touch, x: event.clientX, y: event.clientY, before: this.week.boxes.map((one) => one.checked) };
    if (touch) this.stroke.hold = setTimeout(() => this.start(), HOLD_MILLISECONDS);
  }

  start() {
    if (!this.stroke || this.stroke.painting) return;
    clearTimeout(this.stroke.hold);
    this.stroke.painting = true;
    this.stroke.free = !this.stroke.box.checked;
    if (this.stroke.touch) navigator.vibrate?.(10);
    this.paintTo(this.stroke.box);
  }

  move(event) {
    const { stroke } = this;
    if (!stroke) return;
    const [across, down] = [event.clientX - stroke.x, event.clientY - stroke.y].map(Math.abs);
    if (!stroke.painting && Math.max(across, down) > SLOP_PIXELS) {
      if (!stroke.touch || across > down) this.start();
      else this.release();
    }
    const box = document.elementFromPoint(event.clientX, event.clientY)?.closest(".week-grid input");
    if (this.stroke?.painting && box && box !== stroke.last) this.paintTo(box);
  }

  /** Paints the block between where the stroke began and here; what lies outside is as it was before. */
  paintTo(box) {
    const { stroke, week } = this;
    stroke.last = box;
    week.boxes.forEach((one, number) => (one.checked = stroke.before[number]));
    const [dayA, indexA] = week.place(stroke.box);
    const [dayB, indexB] = week.place(box);
    const days = week.days.map((_, day) => day).filter((day) => (day - dayA) * (day - dayB) <= 0);
    week.mark(days, Math.min(indexA, indexB), Math.max(indexA, indexB) + 1, stroke.free);
  }

  release() {
    if (!this.stroke) return;
    clearTimeout(this.stroke.hold);
    this.swallow = Boolean(this.stroke.painting);
    if (this.stroke.painting) this.done();
    this.stroke = null;
  }

  /** The click at the end of a stroke would undo its last box. */
  click(event) {
    if (this.swallow && event.detail) event.preventDefault();
    this.swallow = false;
  }
}

/** One tab stop: arrow keys move over boxes and headers, Home and End along a row, Shift goes on marking. */
class Keys {
  constructor(week, done) {
    this.done = done;
    for (const table of week.form.querySelectorAll(".week-grid")) {
      table.setAttribute("role", "grid");
      table.addEventListener("keydown", (event) => this.press(event));
      table.addEventListener("focusin", (event) => this.rest(event.target));
      for (const stop of table.querySelectorAll("input, button")) stop.tabIndex = -1;
      table.querySelector("tbody input").tabIndex = 0;
    }
  }

  rest(stop) {
    for (const other of stop.closest("table").querySelectorAll("[tabindex='0']")) other.tabIndex = -1;
    stop.tabIndex = 0;
  }

  press(event) {
    const cell = event.target.closest("th, td");
    if (!cell || event.ctrlKey || event.altKey || event.metaKey) return;
    const next = this.next(cell, event.key);
    if (next === undefined) return;
    event.preventDefault();
    if (!next) return;
    if (event.shiftKey && event.target.type === "checkbox" && next.type === "checkbox") {
      next.checked = event.target.checked;
      this.done();
    }
    next.focus();
  }

  /** Where a key leads: null at the edge, undefined for keys that do not move. */
  next(cell, key) {
    const { rows } = cell.closest("table");
    const { rowIndex } = cell.parentElement;
    const ends = { Home: 1, End: rows[rowIndex].cells.length - 1 };
    if (!MOVES[key] && !ends[key]) return undefined;
    const [down, across] = MOVES[key] ?? [0, ends[key] - cell.cellIndex];
    return rows[rowIndex + down]?.cells[cell.cellIndex + across]?.querySelector("input, button") ?? null;
  }
}

/** Turns the head of each day and time into a button that marks all of it, or clears it when all is marked. */
function addWholeDaysAndTimes(week, done) {
  for (const head of week.form.querySelectorAll(".week-grid th[data-day], .week-grid th[data-time]")) {
    const { day, time } = head.dataset;
    const table = head.closest("table");
    const boxes = [...table.querySelectorAll("tbody input")].filter((box) => box.name === day || box.value === time);
    const button = document.createElement("button");
    button.type = "button";
    button.className = "week-all";
    button.append(...head.childNodes);
    button.addEventListener("click", () => {
      const free = !boxes.every((box) => box.checked);
      for (const box of boxes) box.checked = free;
      done();
    });
    head.append(button);
  }
}

/** Does here what the pressed button would have asked of the server; false for what only the server can do. */
function answered(week, button) {
  const { days, start, end } = week.form.elements;
  const sets = { weekdays: [0, 1, 2, 3, 4], weekend: [5, 6], every: [0, 1, 2, 3, 4, 5, 6] };
  if (button.dataset.preset) week.read(button.dataset.preset);
  else if (button.value === "clear") week.read("");
  else if (["add", "take"].includes(button.value) && start.value < end.value) {
    const chosen = sets[days.value] ?? [week.days.indexOf(days.value)];
    week.mark(chosen, indexOf(start.value), indexOf(end.value), button.value === "add");
  } else return false;
  return true;
}

function begin(form) {
  const week = new Week(form);
  const done = follow(week);
  addWholeDaysAndTimes(week, done);
  new Keys(week, done);
  new Painting(week, done);
  form.querySelector(".week-keep").hidden = true;
  for (const hint of form.querySelectorAll(".week-with-script")) hint.hidden = false;
  form.addEventListener("change", done);
  form.addEventListener("submit", (event) => {
    if (!event.submitter || !answered(week, event.submitter)) return;
    event.preventDefault();
    done();
  });
}

document.querySelectorAll("[data-week]").forEach(begin);
