// The source of the function that we are in: the current line lit, the lines that it has run marked.

class Source {
  /** Draw where we are. The lines are made anew only where it is another function than before. */
  show(replay, { step, frame }) {
    const called = replay.functionOf(frame);
    if (this.called !== called) this.write(called);
    this.called = called;
    this.head(called, replay.lineOf(frame, step));
    this.mark(replay.linesRun(frame, step), replay.lineOf(frame, step));
    this.tell(replay, step, frame);
  }

  head({ name, file }, line) {
    fill("function", name);
    fill("file", `${file}:${line}`);
  }

  write({ source, first }) {
    const lines = source === null ? [] : coloured(dedented(source.trimEnd()));
    this.lines = new Map(lines.map((pieces, n) => [first + n, this.line(first + n, pieces)]));
    const silent = element("p", { class: "quiet" }, "The source of this function was not at hand.");
    fill("source", ...(lines.length ? this.lines.values() : [silent]));
    byId("source").scrollTop = 0;
  }

  line(number, pieces) {
    const code = pieces.map(([kind, text]) => (kind ? element("i", { class: kind }, text) : text));
    return element(
      "div",
      { class: "line", "data-line": number },
      element("span", { class: "gutter" }, number),
      element("span", { class: "margin" }),
      element("code", {}, ...code),
    );
  }

  /** Mark in words, too: a screen reader and a printer know no colours. */
  mark(run, current) {
    for (const [number, line] of this.lines) {
      const lit = number === current;
      line.classList.toggle("lit", lit);
      line.classList.toggle("run", run.has(number));
      line.children[1].textContent = lit ? "▶" : run.has(number) ? "•" : "";
      if (lit) line.setAttribute("aria-current", "true");
      else line.removeAttribute("aria-current");
    }
    const lit = this.lines.get(current);
    if (lit) reveal(byId("source"), lit);
  }

  /** Say what happens at this step: a line is about to run, or it is a call, a return, an exception. */
  tell(replay, step, frame) {
    const inner = frame === replay.frameAt(step);
    const event = inner ? replay.data.events[step] : "w";
    const outcome = replay.outcome(frame, step);
    byId("outcome").dataset.event = event;
    fill("outcome", element("b", {}, EVENTS[event]), outcome ? element("code", {}, outcome[1]) : null);
  }
}

/** Take away the indentation that all lines share: a method stands as far left as a function. */
function dedented(source) {
  const indents = source.match(/^[ \t]*(?=\S)/gm) ?? [""];
  const shared = Math.min(...indents.map((indent) => indent.length));
  return source.replace(new RegExp(`^[ \\t]{${shared}}`, "gm"), "");
}

const EVENTS = {
  c: "is called",
  l: "is about to run this line",
  r: "returns",
  x: "meets an exception",
  u: "is left by an exception",
  y: "pauses",
  w: "waits at this line for what it has called",
};
