// What there was at a step. The recording keeps differences; here they are added up again.
//
// Nothing here is remembered from one question to the next: a step can be asked for in any order.

class Replay {
  constructor(data) {
    this.data = data;
    this.length = data.frame.length;
    this.frames = data.frames.map(([called, outer, depth, stage, request, layer, thread], index) => ({
      index, called, outer, depth, stage, request, layer, thread, steps: [],
    }));
    data.frame.forEach((frame, step) => this.frames[frame].steps.push(step));
    this.functions = data.functions.map(([name, file, first, source]) => ({
      name: data.strings[name],
      file: data.files[file].path,
      first,
      source: source < 0 ? null : data.strings[source],
    }));
    this.hits = data.hits.map((hit) => ({ ...hit, stop: data.stops[hit.stop] }));
    this.tour = this.hits.some((hit) => hit.main) ? this.hits.filter((hit) => hit.main) : this.hits;
  }

  /** The frame that a step is in. */
  frameAt(step) {
    return this.frames[this.data.frame[step]];
  }

  /** The function that a frame runs. */
  functionOf(frame) {
    return this.functions[frame.called];
  }

  /** The frames around a frame and the frame itself, the outermost first. */
  stack(frame) {
    const found = [];
    for (let one = frame; one; one = this.frames[one.outer]) found.unshift(one);
    return found;
  }

  /** How many steps of a frame are past at a step, the step itself counted too. */
  past(frame, step) {
    let low = 0;
    let high = frame.steps.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (frame.steps[middle] <= step) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The last step of a frame that is not after this one: where it stands meanwhile. */
  standing(frame, step) {
    return frame.steps[Math.max(0, this.past(frame, step) - 1)];
  }

  /** The line that a frame is at. */
  lineOf(frame, step) {
    return this.data.line[this.standing(frame, step)];
  }

  /** The lines that a frame has run before this step. */
  linesRun(frame, step) {
    const before = frame.steps.slice(0, this.past(frame, step) - 1);
    return new Set(before.filter((one) => this.data.events[one] === "l").map((one) => this.data.line[one]));
  }

  /** The names of a frame: name → {value, changed, before}. What a step alone has, is in `outcome`. */
  names(frame, step) {
    const names = new Map();
    for (const one of frame.steps.slice(0, this.past(frame, step))) {
      for (const passing of PASSING) names.delete(passing);
      for (const local of names.values()) local.changed = false;
      for (const [name, value] of this.pairs(this.data.locals[one] || [])) {
        if (value === null) names.delete(name);
        else names.set(name, { value, changed: true, before: names.get(name)?.value });
      }
    }
    return names;
  }

  /** What a function gave back or raised, at the step where it does: ["__return__", value], or null. */
  outcome(frame, step) {
    const names = this.names(frame, step);
    const name = PASSING.find((one) => names.has(one));
    return name ? [name, names.get(name).value] : null;
  }

  /** The request that a step is in, with its environ and its response as they are by then; or null. */
  request(step) {
    const index = this.frameAt(step).request;
    if (index < 0) return null;
    const borders = this.data.borders.filter((border) => border.request === index && border.step <= step);
    const found = { ...this.data.requests[index], environ: new Map(), headers: new Map(), status: null };
    for (const border of borders) {
      if (border.status !== null) found.status = border.status;
      this.apply(found.environ, border.environ);
      this.apply(found.headers, border.headers);
      found.border = border;
    }
    return found;
  }

  /** Add a difference to what there is, and note what is new, other, or gone. */
  apply(known, difference) {
    for (const [key, one] of known) {
      if (one.value === null) known.delete(key);
      else one.sign = "";
    }
    for (const [key, value] of this.pairs(difference)) {
      const before = known.get(key)?.value;
      known.set(key, { value, before, sign: value === null ? "gone" : before === undefined ? "new" : "changed" });
    }
  }

  /** Read name and value out of the string table: [3, 8, 5, -1] → [["x", "1"], ["y", null]]. */
  pairs(indexes) {
    const strings = this.data.strings;
    return Array.from({ length: indexes.length / 2 }, (_, n) => [
      strings[indexes[2 * n]],
      indexes[2 * n + 1] < 0 ? null : strings[indexes[2 * n + 1]],
    ]);
  }

  /** The hit whose card stands at this very step, if any. */
  hitAt(step) {
    const here = this.hits.filter((hit) => hit.step === step);
    return here.find((hit) => hit.main) ?? here[0] ?? null;
  }

  /** The stop whose function we are in: that of the innermost frame which began with one. */
  stopAround(step) {
    for (const frame of this.stack(this.frameAt(step)).reverse()) {
      const hit = this.hits.findLast((one) => one.step <= step && this.data.frame[one.step] === frame.index);
      if (hit) return hit.stop;
    }
    return null;
  }

  /** Whether the run came through a stage at all: other people's applications have none. */
  get staged() {
    return this.hits.length > 0 || this.frames.some((frame) => frame.stage >= 0);
  }

  /** The name of a step's stage; empty outside of all. */
  stageAt(step) {
    return this.data.stages[this.frameAt(step).stage]?.name ?? "";
  }
}

const PASSING = ["__return__", "__exception__"];
