// Search: stops, functions, files and values, as one types. Enter goes there.

const MOST = 30;

class Search {
  constructor(replay, go) {
    this.replay = replay;
    this.go = go;
    this.dialog = byId("search");
    this.input = byId("query");
    this.input.addEventListener("input", () => this.find(this.input.value.trim().toLowerCase()));
    this.input.addEventListener("keydown", (event) => this.key(event));
  }

  open() {
    this.dialog.showModal();
    this.input.select();
  }

  find(wanted) {
    const kinds = [this.stops, this.functions, this.files, this.values];
    this.results = wanted ? kinds.flatMap((kind) => kind.call(this, wanted)) : [];
    fill("results", ...this.results.map((result) => this.draw(result)));
    byId("found").textContent = wanted ? this.count() : "";
    this.choose(0);
  }

  count() {
    const number = this.results.length;
    return number ? `${number} found` : "Nothing found. Try a part of a name, a file or a value.";
  }

  stops(wanted) {
    const reached = [...new Set(this.replay.hits.map((hit) => hit.stop))];
    const named = reached.filter((stop) => stop.name.includes(wanted));
    const told = reached.filter((stop) => !named.includes(stop) && stop.why.toLowerCase().includes(wanted));
    return [...named, ...told].map(({ name, why }) => {
      return { kind: "stop", text: name, about: why, step: stepOfStop(this.replay, name) };
    });
  }

  functions(wanted) {
    return this.first("function", wanted, ({ name, file }) => [name, file]);
  }

  files(wanted) {
    return this.first("file", wanted, ({ name, file }) => [file, `first in ${name}`]);
  }

  /** Find the first frame for each text that has the wanted part in it. */
  first(kind, wanted, tell) {
    const found = new Map();
    for (const frame of this.replay.frames) {
      const [text, about] = tell(this.replay.functionOf(frame));
      if (frame.steps.length && !found.has(text) && text.toLowerCase().includes(wanted)) {
        found.set(text, { kind, text, about, step: frame.steps[0] });
      }
    }
    return [...found.values()].slice(0, MOST);
  }

  /** Find where a name first had such a value. */
  values(wanted) {
    const { locals } = this.replay.data;
    const found = new Map();
    for (let step = 0; step < locals.length && found.size < MOST; step += 1) {
      for (const [name, value] of this.replay.pairs(locals[step] || [])) {
        const text = `${PASSED[name] ?? name} = ${value}`;
        if (value !== null && text.toLowerCase().includes(wanted)) this.value(found, step, text);
      }
    }
    return [...found.values()];
  }

  value(found, step, text) {
    const about = `in ${this.replay.functionOf(this.replay.frameAt(step)).name}`;
    const key = `${text} ${about}`;
    if (!found.has(key)) found.set(key, { kind: "value", text, about, step });
  }

  draw({ kind, text, about, step }) {
    const click = () => this.leave(step);
    return element(
      "li",
      { role: "option", click },
      element("span", { class: "kind" }, kind),
      element("span", { class: "text" }, element("code", {}, text), element("span", { class: "quiet" }, about)),
      element("span", { class: "quiet step" }, grouped(step)),
    );
  }

  choose(number) {
    const options = [...byId("results").children];
    this.chosen = Math.min(Math.max(0, number), options.length - 1);
    options.forEach((option, n) => {
      option.id = `result-${n}`;
      option.setAttribute("aria-selected", n === this.chosen);
    });
    this.input.setAttribute("aria-activedescendant", options.length ? `result-${this.chosen}` : "");
    if (options.length) reveal(byId("results"), options[this.chosen]);
  }

  key(event) {
    const moved = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (moved) this.choose(this.chosen + moved);
    else if (event.key === "Enter" && this.results?.length) this.leave(this.results[this.chosen].step);
    else return;
    event.preventDefault();
  }

  leave(step) {
    this.dialog.close();
    this.go(step);
  }
}
