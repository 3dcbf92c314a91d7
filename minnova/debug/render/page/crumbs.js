// The stack, as breadcrumbs: the outermost frame first. A click looks at that frame; no step is made.

const SHOWN_OUTSIDE = 1;
const SHOWN_INSIDE = 5;

class Crumbs {
  constructor(look) {
    this.look = look;
    this.unfolded = false;
  }

  /** Draw the frames around the step; a deep stack is folded in the middle. */
  show(replay, { step, frame }) {
    const stack = replay.stack(replay.frameAt(step));
    const hidden = this.unfolded ? 0 : stack.length - SHOWN_OUTSIDE - SHOWN_INSIDE;
    const crumbs = stack.map((one) => this.crumb(replay, one, one === frame, step));
    if (hidden > 1) crumbs.splice(SHOWN_OUTSIDE, hidden, this.fold(replay, { step, frame }, hidden));
    else if (this.unfolded) crumbs.push(this.fold(replay, { step, frame }, 0));
    const list = element("ol", {}, ...crumbs.map((crumb) => element("li", {}, crumb)));
    fill("crumbs", list, this.depth(stack.at(-1)));
  }

  crumb(replay, one, current, step) {
    const { name, file } = replay.functionOf(one);
    const title = `${name}, ${file}:${replay.lineOf(one, step)}`;
    const click = () => this.look(one);
    return element("button", { class: "crumb", title, click, "aria-current": current && "true" }, shortName(name));
  }

  fold(replay, place, hidden) {
    const click = () => {
      this.unfolded = !this.unfolded;
      this.show(replay, place);
    };
    return element("button", { class: "crumb fold", click }, hidden ? `… ${hidden} more …` : "fold");
  }

  depth(frame) {
    const title = "Frames on the stack, those that are not recorded counted too";
    return element("span", { class: "depth", title }, `${frame.depth + 1} deep`);
  }
}

/** The last two parts of a qualified name: "A.B.f.<locals>.g" → "f.g". */
function shortName(name) {
  return name.split(".").filter((part) => part !== "<locals>").slice(-2).join(".");
}
