// The skyline: how deep the stack is at every step, in the colour of the stage. A click goes there.

class Skyline {
  constructor(replay, go) {
    this.replay = replay;
    this.deepest = Math.max(...replay.frames.map((frame) => frame.depth)) + 1;
    this.canvas = byId("heights");
    this.requests(go);
    this.pointer(byId("skyline"), go);
    new ResizeObserver(() => this.draw()).observe(this.canvas);
  }

  /** Draw a column for each pixel: as high as its deepest step, in the colour of that step's stage. */
  draw() {
    const scale = window.devicePixelRatio || 1;
    const width = Math.round(this.canvas.clientWidth * scale);
    const height = Math.round(this.canvas.clientHeight * scale);
    Object.assign(this.canvas, { width, height });
    const colours = this.colours();
    const pen = this.canvas.getContext("2d");
    for (let x = 0; x < width; x += 1) {
      const frame = this.deepestIn(x / width, (x + 1) / width);
      const top = Math.ceil(((frame.depth + 1) / this.deepest) * height);
      pen.fillStyle = colours[frame.stage + 1];
      pen.fillRect(x, height - top, 1, top);
    }
  }

  /** Read the colours from the style sheet: light or dark, outside of all stages first. */
  colours() {
    const style = getComputedStyle(document.documentElement);
    const names = ["outside", ...this.replay.data.stages.map((stage) => stage.name)];
    return names.map((name) => style.getPropertyValue(`--${name}`) || style.getPropertyValue("--outside"));
  }

  /** Find the deepest frame in a part of the run: from 0.25 to 0.5 is its second quarter. */
  deepestIn(from, to) {
    const last = Math.max(Math.ceil(to * this.replay.length), this.stepAt(from) + 1);
    let found = this.replay.frameAt(this.stepAt(from));
    for (let step = this.stepAt(from); step < Math.min(last, this.replay.length); step += 1) {
      const frame = this.replay.frameAt(step);
      if (frame.depth > found.depth) found = frame;
    }
    return found;
  }

  stepAt(part) {
    return Math.min(this.replay.length - 1, Math.max(0, Math.floor(part * this.replay.length)));
  }

  /** Mark the requests above the columns: with words those that the run is about. */
  requests(go) {
    const { requests } = this.replay.data;
    fill("requests", ...requests.map((request) => this.mark(request, go)));
  }

  mark({ title, number, method, path, first, last, main, service }, go) {
    const kind = main ? "mark main" : service ? "mark other" : "mark";
    const click = (event) => {
      event.stopPropagation();
      go(first);
    };
    const attributes = { class: kind, title, "aria-label": `Go to ${title}`, click };
    const made = element("button", attributes, `${number} · ${method} ${path}`);
    const part = (step) => `${(100 * step) / this.replay.length}%`;
    Object.assign(made.style, { left: part(first), width: part(last - first + 1) });
    return made;
  }

  pointer(box, go) {
    const step = (event) => {
      const { left, width } = this.canvas.getBoundingClientRect();
      return this.stepAt((event.clientX - left) / width);
    };
    box.addEventListener("click", (event) => go(step(event)));
    box.addEventListener("pointermove", (event) => this.name(step(event)));
    box.addEventListener("pointerleave", () => {
      byId("hover").hidden = true;
    });
  }

  /** Name the function below the pointer. */
  name(step) {
    const { name, file } = this.replay.functionOf(this.replay.frameAt(step));
    const stage = this.replay.stageAt(step) || "outside of the stages";
    const where = element("span", { class: "of-stages" }, `${stage} · `);
    const number = `step ${grouped(step)}`;
    fill("hover", element("b", {}, name), ` ${file} `, element("span", { class: "quiet" }, where, number));
    const left = (100 * step) / this.replay.length;
    const sides = left > 50 ? { left: "auto", right: `${100 - left}%` } : { left: `${left}%`, right: "auto" };
    Object.assign(byId("hover").style, sides);
    byId("hover").hidden = false;
  }

  /** Put the cursor where we are. */
  show(replay, { step }) {
    byId("cursor").style.left = `${(100 * (step + 0.5)) / replay.length}%`;
  }
}
