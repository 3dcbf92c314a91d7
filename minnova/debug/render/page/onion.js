// The onion: the layers that this request passes, one box in the other, the one that we are in filled.

const HEAD = 20;
const STEP_IN = 8;
const TAIL = 4;
const ARROW = 22;
const WIDTH = 350;
const LETTER = 7;

class Onion {
  constructor(go) {
    this.go = go;
  }

  /** Draw it again only where we are in another layer or request than before. */
  show(replay, { step }) {
    const { layer, request } = replay.frameAt(step);
    const answered = (replay.request(step)?.status ?? null) !== null;
    const key = `${layer} ${request} ${answered}`;
    if (key === this.key) return;
    this.key = key;
    const way = this.way(replay, layer, request);
    fill("onion-place", this.place(way, way.findIndex((one) => one.id === layer)));
    fill("onion", way.length ? this.draw(replay, way, layer, request, answered) : this.none());
  }

  none() {
    return element("p", { class: "quiet" }, "No layers were read in this run.");
  }

  /** The layers from the outermost to the innermost that this request comes to, or else the main one. */
  way(replay, lit, request) {
    const layers = replay.data.layers;
    const main = replay.data.requests.findIndex((one) => one.main);
    const meant = request >= 0 ? request : main;
    const frames = replay.frames.filter((frame) => frame.layer >= 0 && frame.request === meant);
    const inside = (layer, outer) => layer >= 0 && (layer === outer || inside(layers[layer].outer, outer));
    const deeper = frames.map((frame) => frame.layer).filter((layer) => lit < 0 || inside(layer, lit));
    const depth = (layer) => (layer < 0 ? 0 : 1 + depth(layers[layer].outer));
    const innermost = deeper.reduce((one, other) => (depth(other) > depth(one) ? other : one), lit);
    const found = [];
    for (let one = innermost; one >= 0; one = layers[one].outer) found.unshift(layers[one]);
    return found;
  }

  draw(replay, way, lit, request, answered) {
    const at = way.findIndex((layer) => layer.id === lit);
    const height = way.length * (HEAD + TAIL) + 2;
    const boxes = way.map((layer, depth) => this.box(replay, layer, depth, way.length, at, request));
    const label = "The layers, the outermost first";
    const drawing = { viewBox: `0 0 ${WIDTH} ${height}`, role: "group", "aria-label": label };
    return shape("svg", drawing, ...boxes, ...(at < 0 ? [] : this.arrows(at, answered)));
  }

  place(way, at) {
    if (at < 0) return way.length ? `outside of its ${way.length} layers` : "";
    return `in ${way[at].name}, ${at + 1} of ${way.length}`;
  }

  box(replay, layer, depth, count, at, request) {
    const left = ARROW + depth * STEP_IN;
    const [top, width] = [1 + depth * HEAD, WIDTH - 2 * left];
    const height = (count - depth) * (HEAD + TAIL) - 3;
    const begins = (frame) => frame.layer === layer.id && frame.request === request;
    const to = replay.frames.find(begins)?.steps[0];
    const attributes = { class: `layer ${this.state(layer, depth, at)}`, "data-layer": layer.name };
    return shape(
      "g",
      { ...attributes, ...(to === undefined ? {} : this.button(layer, to)) },
      shape("title", {}, this.about(layer)),
      shape("rect", { x: left, y: top, width, height, rx: 5 }),
      shape("text", { x: left + 8, y: top + 14 }, layer.name),
      fits(layer, width) ? shape("text", { class: "at", x: WIDTH - left - 8, y: top + 14 }, layer.at) : null,
    );
  }

  about({ name, at, function: called, place, hands_on }) {
    return `${name}${at && ` at ${at}`}: ${called}, ${place}. It ${HANDS_ON[hands_on]}.`;
  }

  button(layer, step) {
    const press = (event) => {
      if (event.key === "Enter") this.go(step);
    };
    const label = `${layer.name}: go where it begins`;
    return { role: "button", tabindex: 0, "aria-label": label, click: () => this.go(step), keydown: press };
  }

  state(layer, depth, at) {
    if (depth === at) return "here";
    if (depth > at) return "ahead";
    return layer.hands_on === "returns" ? "around left" : "around";
  }

  /** The request's way in and the response's way out: the one that is under way is drawn through. */
  arrows(at, answered) {
    const [left, y] = [ARROW + at * STEP_IN, 1 + at * HEAD + HEAD / 2];
    const right = WIDTH - left;
    return [
      this.arrow(1, left - 1, y, answered ? "later" : ""),
      this.arrow(right + 1, WIDTH - 1, y, answered ? "" : "later"),
    ];
  }

  arrow(from, to, y, kind) {
    return shape("path", { class: `arrow ${kind}`, d: `M${from} ${y}H${to}m-6 -4l6 4l-6 4` });
  }
}

/** Whether name and mount point stand beside each other in a box. */
function fits({ name, at }, width) {
  return at !== "" && (name.length + at.length) * LETTER + 28 < width;
}

const HANDS_ON = {
  calls: "calls the next one and stays on the stack",
  returns: "returns the next one, and its frame is gone",
  answers: "makes the response",
  unknown: "does not tell how it hands on",
};
