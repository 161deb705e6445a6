// The pictures of the map, made handier where scripts run: arrow keys from person to person, zoom,
// a look at one person alone, and moving people about. Everything here can be done without it.

const BEND = 0.18;
const DRAG_PIXELS = 6;
const HOLD_MS = 350;
const TURN = 15;
const ZOOMS = [0.4, 0.5, 0.65, 0.8, 1, 1.25, 1.5, 2, 3];
const STOPS = "a.person, a.place, a.line-of-time";

const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
const nameOf = (person) =>
  [...person.querySelectorAll(".name, .head")].map((part) => part.textContent).join(" ");
const idOf = (person) => person.getAttribute("href").split("/").pop();
const placeOf = (person) => {
  const found = /translate\(\s*([-\d.]+)[ ,]+([-\d.]+)/.exec(person.getAttribute("transform"));
  return found ? { x: Number(found[1]), y: Number(found[2]) } : { x: 0, y: 0 };
};

/** One picture in its scrolling region. */
class Drawn {
  constructor(stage, region) {
    this.stage = stage;
    this.region = region;
    this.said = stage.querySelector("[data-map-said]");
    this.zoom = ZOOMS.indexOf(1);
    this.take(region.querySelector("svg"));
    region.addEventListener("keydown", (event) => this.onKey(event));
    region.addEventListener("focusin", (event) => this.onFocus(event));
    this.addZoom();
    this.look();
  }

  /** Begin with a picture, or go on with a newer drawing of the same. */
  take(svg) {
    this.svg = svg;
    this.size = { width: svg.viewBox.baseVal.width, height: svg.viewBox.baseVal.height };
    this.stops = [...svg.querySelectorAll(STOPS)];
    this.threads = [...svg.querySelectorAll("[data-ends]")].map((line) => ({
      line,
      ends: line.dataset.ends.split(" "),
    }));
    this.threadsOf = new Map();
    for (const thread of this.threads) {
      for (const end of thread.ends) this.threadsOf.set(end, [...(this.threadsOf.get(end) ?? []), thread]);
    }
    this.people = new Map(this.stops.filter((one) => one.matches("a.person")).map((one) => [idOf(one), one]));
    this.stops.forEach((one, at) => one.setAttribute("tabindex", at ? "-1" : "0"));
    this.alone = null;
    this.anchor = null;
  }

  say(words, button) {
    if (!this.said) return;
    this.said.textContent = words;
    if (button) this.said.append(" ", button);
  }

  /** Show the middle first, as far as the picture is larger than its region. */
  look() {
    const middle = (this.svg.dataset.middle ?? "").split(" ").map(Number);
    if (middle.length < 2) return;
    this.region.scrollLeft = middle[0] - this.region.clientWidth / 2;
    this.region.scrollTop = middle[1] - this.region.clientHeight / 2;
  }

  onFocus(event) {
    const stop = event.target.closest(STOPS);
    if (!stop) return;
    this.stops.forEach((one) => one.setAttribute("tabindex", one === stop ? "0" : "-1"));
  }

  go(stop) {
    if (!stop) return;
    stop.focus({ preventScroll: true });
    stop.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const stop = event.target.closest(STOPS);
    const done = this.zoomKey(event.key) || (stop ? this.stopKey(event, stop) : this.regionKey(event));
    if (done) event.preventDefault();
  }

  zoomKey(key) {
    if (key === "+" || key === "=") return this.zoomBy(1);
    if (key === "-") return this.zoomBy(-1);
    return key === "Escape" && this.alone ? this.showAll() : false;
  }

  regionKey(event) {
    if (event.key !== "Enter" || event.target !== this.region) return false;
    this.go(this.stops.find((one) => one.getAttribute("tabindex") === "0"));
    return true;
  }

  stopKey(event, stop) {
    if (event.shiftKey) return false;
    const shown = this.stops.filter((one) => !one.classList.contains("away"));
    const at = shown.indexOf(stop);
    const steps = {
      ArrowRight: () => shown[(at + 1) % shown.length],
      ArrowLeft: () => shown[(at - 1 + shown.length) % shown.length],
      Home: () => shown[0],
      End: () => shown[shown.length - 1],
      ArrowDown: () => this.along(stop, shown) ?? shown[(at + 1) % shown.length],
      ArrowUp: () => this.back() ?? shown[(at - 1 + shown.length) % shown.length],
    };
    if (event.key in steps) {
      if (!["ArrowDown", "ArrowUp"].includes(event.key)) this.anchor = null;
      this.go(steps[event.key]());
      return true;
    }
    return event.key.toLowerCase() === "f" && stop.matches("a.person") ? this.showOnly(stop) : false;
  }

  near(person) {
    const id = idOf(person);
    const ids = this.threads.filter(({ ends }) => ends.includes(id)).flatMap(({ ends }) => ends);
    return [...new Set(ids)].filter((one) => one !== id).map((one) => this.people.get(one)).filter(Boolean);
  }

  /** Down goes along the lines of one person, one after another; up goes back to that person. */
  along(stop, shown) {
    if (!stop.matches("a.person")) return null;
    if (!this.anchor || !this.anchor.near.includes(stop)) {
      this.anchor = { from: stop, near: this.near(stop).filter((one) => shown.includes(one)), at: -1 };
    }
    const { from, near } = this.anchor;
    if (!near.length) {
      this.anchor = null;
      return null;
    }
    this.anchor.at = (this.anchor.at + 1) % near.length;
    const next = near[this.anchor.at];
    const values = { name: nameOf(next), other: nameOf(from), at: this.anchor.at + 1, count: near.length };
    this.say(fill(this.said?.dataset.along ?? "", values));
    return next;
  }

  back() {
    const from = this.anchor?.from;
    this.anchor = null;
    return from;
  }

  showOnly(person) {
    const near = this.near(person);
    const kept = new Set([person, ...near]);
    const id = idOf(person);
    this.people.forEach((one) => one.classList.toggle("away", !kept.has(one)));
    this.threads.forEach(({ line, ends }) => line.classList.toggle("away", !ends.includes(id)));
    this.alone = person;
    const values = { name: nameOf(person), count: near.length, hidden: this.people.size - kept.size };
    this.say(fill(this.said?.dataset.only ?? "", values));
    return true;
  }

  showAll() {
    this.svg.querySelectorAll(".away").forEach((one) => one.classList.remove("away"));
    this.alone = null;
    this.say(this.said?.dataset.everybody ?? "");
    return true;
  }

  addZoom() {
    const bar = document.createElement("div");
    bar.className = "map-zoom";
    for (const [sign, by, words] of [["−", -1, this.region.dataset.smaller], ["+", 1, this.region.dataset.larger]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = sign;
      button.setAttribute("aria-label", words);
      button.addEventListener("click", () => this.zoomBy(by));
      bar.append(button);
    }
    this.region.before(bar);
  }

  zoomBy(by) {
    const next = Math.min(Math.max(this.zoom + by, 0), ZOOMS.length - 1);
    if (next === this.zoom) return true;
    const { region } = this;
    const ratio = ZOOMS[next] / ZOOMS[this.zoom];
    const middle = [region.scrollLeft + region.clientWidth / 2, region.scrollTop + region.clientHeight / 2];
    this.zoom = next;
    this.scale();
    region.scrollLeft = middle[0] * ratio - region.clientWidth / 2;
    region.scrollTop = middle[1] * ratio - region.clientHeight / 2;
    return true;
  }

  scale() {
    this.svg.setAttribute("width", this.size.width * ZOOMS[this.zoom]);
    this.svg.setAttribute("height", this.size.height * ZOOMS[this.zoom]);
  }

  /**
   * Put somebody and their lines on a sheet of their own above the picture: while they move, the
   * sheet is painted anew and the picture is not.
   */
  lift(person) {
    const lines = (this.threadsOf.get(idOf(person)) ?? []).map(({ line }) => line);
    this.lifted = { person, home: person.parentNode, lines, beds: lines.map((line) => line.parentNode) };
    const sheet = this.lifted.sheet = this.svg.cloneNode(false);
    for (const name of ["id", "role", "aria-labelledby", "aria-describedby"]) sheet.removeAttribute(name);
    sheet.classList.add("lifted");
    const layer = this.lifted.home.cloneNode(false);
    const bed = this.svg.querySelector(".threads")?.cloneNode(false);
    if (bed) {
      bed.append(...lines);
      layer.append(bed);
    }
    layer.append(person);
    sheet.append(layer);
    const [here, there] = [this.svg.getBoundingClientRect(), this.region.getBoundingClientRect()];
    sheet.style.left = `${here.left - there.left - this.region.clientLeft + this.region.scrollLeft}px`;
    sheet.style.top = `${here.top - there.top - this.region.clientTop + this.region.scrollTop}px`;
    this.region.append(sheet);
    person.focus({ preventScroll: true });
  }

  /** Put whoever was lifted back into the picture, above the others. */
  setDown() {
    if (!this.lifted) return;
    const { person, home, lines, beds, sheet } = this.lifted;
    this.lifted = null;
    const had = sheet.contains(document.activeElement);
    lines.forEach((line, at) => beds[at].append(line));
    home.append(person);
    sheet.remove();
    if (had && home.isConnected) person.focus({ preventScroll: true });
  }

  bend(id) {
    for (const { line, ends } of this.threadsOf.get(id) ?? []) {
      const [a, b] = ends.map((end) => placeOf(this.people.get(end)));
      const x = ((a.x + b.x) / 2) * (1 - BEND);
      const y = ((a.y + b.y) / 2) * (1 - BEND);
      line.setAttribute("d", `M${a.x} ${a.y}Q${x} ${y} ${b.x} ${b.y}`);
    }
  }
}

/** Moving people to another ring, by pointer or with Shift and the arrow keys. */
class Mover {
  constructor(drawn, form) {
    this.drawn = drawn;
    this.form = form;
    this.words = form.dataset;
    this.names = JSON.parse(form.dataset.rings);
    this.held = null;
    this.busy = Promise.resolve();
    const { region } = drawn;
    drawn.svg.classList.add("can-move");
    region.addEventListener("pointerdown", (event) => this.down(event));
    region.addEventListener("pointermove", (event) => this.move(event));
    region.addEventListener("pointerup", (event) => this.up(event));
    region.addEventListener("pointercancel", () => this.drop());
    region.addEventListener("touchmove", (event) => this.held?.moving && event.preventDefault(), { passive: false });
    region.addEventListener("contextmenu", (event) => this.held?.moving && event.preventDefault());
    region.addEventListener("dragstart", (event) => event.preventDefault());
    region.addEventListener("click", (event) => this.click(event), true);
    region.addEventListener("keydown", (event) => this.key(event));
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.held?.moving && this.drop());
  }

  /** The rings of the picture from the inmost out, read once for each drawing. */
  rings() {
    if (this.ringsOf !== this.drawn.svg) {
      this.ringsOf = this.drawn.svg;
      this.found = this.readRings();
    }
    return this.found;
  }

  readRings() {
    const found = [...this.drawn.svg.querySelectorAll(".ring")].map((ring) => ({
      ring,
      number: Number(/\br(\d)\b/.exec(ring.getAttribute("class"))[1]),
      rx: Number(ring.getAttribute("rx")),
      ry: Number(ring.getAttribute("ry")),
    }));
    return found.sort((one, other) => one.ry - other.ry);
  }

  at({ x, y }) {
    const rings = this.rings();
    const found = rings.find(({ rx, ry }) => (x / rx) ** 2 + (y / ry) ** 2 <= 1) ?? rings[rings.length - 1];
    const turn = (Math.atan2(x / (found.rx / found.ry), -y) * 180) / Math.PI;
    return { ...found, angle: (turn + 360) % 360 };
  }

  point(event) {
    const inside = this.held.person.parentNode.getScreenCTM().inverse();
    return new DOMPoint(event.clientX, event.clientY).matrixTransform(inside);
  }

  down(event) {
    const person = event.target.closest("a.person");
    if (!person || event.button !== 0) return;
    const start = placeOf(person);
    this.dropped = false;
    this.held = { person, start, x: event.clientX, y: event.clientY, pointer: event.pointerId, moving: false };
    if (event.pointerType === "touch") this.held.timer = setTimeout(() => this.lift(), HOLD_MS);
  }

  lift() {
    const { person, pointer } = this.held;
    clearTimeout(this.held.timer);
    this.held.moving = true;
    person.classList.add("moving");
    this.drawn.lift(person);
    this.drawn.region.setPointerCapture(pointer);
  }

  move(event) {
    if (!this.held || event.pointerId !== this.held.pointer) return;
    const far = Math.hypot(event.clientX - this.held.x, event.clientY - this.held.y) > DRAG_PIXELS;
    if (!this.held.moving && far && event.pointerType === "touch") return this.drop();
    if (!this.held.moving && far) this.lift();
    if (this.held.moving) this.follow(event);
    return undefined;
  }

  follow(event) {
    this.held.last = event;
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      if (!this.held?.moving) return;
      const { person } = this.held;
      const to = this.point(this.held.last);
      person.setAttribute("transform", `translate(${to.x.toFixed(1)} ${to.y.toFixed(1)})`);
      this.drawn.bend(idOf(person));
      this.aim(this.at(to).ring);
    });
  }

  /** Show which ring somebody would come to stand on, or none. */
  aim(ring) {
    if (ring === this.target) return;
    this.target?.classList.remove("target");
    ring?.classList.add("target");
    this.target = ring;
  }

  up(event) {
    const { held } = this;
    if (held?.moving || this.dropped) this.passOverClick();
    if (!held?.moving) return this.drop();
    const { number, angle } = this.at(this.point(event));
    this.settle();
    return this.save(held.person, number, angle, held.start);
  }

  /** A drag ends in a click that means nothing: nobody is opened by it. */
  passOverClick() {
    this.moved = true;
    this.dropped = false;
    setTimeout(() => (this.moved = false));
  }

  /** Let go without moving anybody. */
  drop() {
    if (this.held?.moving) {
      this.dropped = true;
      this.putBack(this.held.person, this.held.start);
    }
    this.settle();
  }

  settle() {
    clearTimeout(this.held?.timer);
    this.held?.person.classList.remove("moving");
    this.drawn.setDown();
    this.held = null;
    this.aim(null);
  }

  putBack(person, { x, y }) {
    person.setAttribute("transform", `translate(${x} ${y})`);
    this.drawn.bend(idOf(person));
  }

  click(event) {
    if (!this.moved) return;
    event.preventDefault();
    event.stopPropagation();
  }

  key(event) {
    const person = event.target.closest("a.person");
    if (!person || !event.shiftKey || !event.key.startsWith("Arrow")) return;
    event.preventDefault();
    const here = placeOf(person);
    const { angle } = this.at(here);
    const ring = Number(person.dataset.ring);
    const last = this.rings().filter(({ number }) => number).length;
    const closer = ring ? Math.max(1, ring - 1) : last;
    const further = ring && ring < last ? ring + 1 : 0;
    const steps = {
      ArrowUp: [closer, angle],
      ArrowDown: [further, angle],
      ArrowLeft: [ring, (angle - TURN + 360) % 360],
      ArrowRight: [ring, (angle + TURN) % 360],
    };
    this.save(person, ...steps[event.key], here);
  }

  /** Save one move after another; on failure everything is as it was. */
  save(person, ring, angle, start) {
    const id = idOf(person);
    const name = nameOf(person);
    this.drawn.say(this.words.saving);
    this.busy = this.busy.then(async () => {
      try {
        const answer = await this.send(`${person.getAttribute("href")}/move`, { ring, angle: angle.toFixed(1) });
        if (!answer.ok || answer.redirected) throw new Error("not saved");
        await this.again(id);
        const ringName = ring ? this.names[ring - 1] : this.names[this.names.length - 1];
        const words = ring ? fill(this.words.moved, { name, ring: ringName }) : fill(this.words.off, { name });
        this.drawn.say(`${this.words.saved} ${words}`, this.undoButton(id));
      } catch {
        this.putBack(this.drawn.people.get(id) ?? person, start);
        this.drawn.say(this.words.failed);
      }
    });
    return this.busy;
  }

  send(address, values) {
    const body = new FormData(this.form);
    const random = crypto.getRandomValues(new Uint8Array(16));
    body.set("op_id", [...random].map((byte) => byte.toString(16).padStart(2, "0")).join(""));
    Object.entries(values).forEach(([name, value]) => body.set(name, value));
    return fetch(address, { method: "POST", body: new URLSearchParams(body), headers: { Accept: "application/json" } });
  }

  undoButton(id) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = this.words.undoWords;
    button.addEventListener("click", async () => {
      try {
        const answer = await this.send(this.words.undo, { back: this.words.back });
        if (!answer.ok) throw new Error("not undone");
        await this.again(id);
        this.drawn.say(this.words.undone);
      } catch {
        this.drawn.say(this.words.failed);
      }
    });
    return button;
  }

  /** Draw the picture anew, so that again no two names touch, and stay where we were. */
  async again(id) {
    const { drawn } = this;
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const svg = page.getElementById(drawn.svg.id);
    if (!answer.ok || !svg) throw new Error("not drawn");
    const had = drawn.region.contains(document.activeElement);
    const view = [drawn.region.scrollLeft, drawn.region.scrollTop];
    drawn.svg.replaceWith(document.adoptNode(svg));
    drawn.take(svg);
    drawn.scale();
    svg.classList.add("can-move");
    [drawn.region.scrollLeft, drawn.region.scrollTop] = view;
    if (had) drawn.go(drawn.people.get(id));
  }
}

for (const stage of document.querySelectorAll("[data-map-stage]")) {
  for (const region of stage.querySelectorAll("[data-map-picture]")) {
    const drawn = new Drawn(stage, region);
    const form = stage.querySelector("[data-map-move]");
    if (form) new Mover(drawn, form);
  }
}
document.querySelectorAll("[data-map-keys]").forEach((words) => words.removeAttribute("hidden"));
