// The card of a stop: why it is worth stopping here, what to look at, where nova does it.

class Card {
  /** Draw the card if the step is a stop's. */
  show(replay, { step, frame }) {
    const hit = frame === replay.frameAt(step) ? replay.hitAt(step) : null;
    byId("card").hidden = hit === null;
    if (hit) fill("card", this.head(hit), element("p", {}, hit.stop.why), this.rows(replay, hit));
  }

  head({ stop, where }) {
    const stage = stop.name.split(".")[0];
    const title = element("h2", { "data-stage": stage }, `${stage} · ${stop.word}`);
    return element("header", {}, title, element("span", { class: "quiet" }, where));
  }

  rows(replay, { stop, values }) {
    const code = (text) => element("code", {}, text);
    const looks = replay.pairs(values.flat()).map(([name, value]) => this.row(code(name), code(value)));
    const tries = stop.commands.map((command) => element("kbd", {}, command));
    return element(
      "dl",
      {},
      ...looks,
      stop.upstream ? this.row("in nova", stop.upstream) : null,
      tries.length ? this.row("try, live", ...tries) : null,
      this.live(replay, stop),
    );
  }

  /** How to stand at this very place in a run that is alive. */
  live(replay, stop) {
    const [program, ...words] = (replay.data.run.what ?? "").split(" ");
    if (program !== "nova") return null;
    return this.row("go live", element("code", {}, `python -m minnova.debug --at ${stop.name} ${words.join(" ")}`));
  }

  row(name, ...values) {
    return element("div", {}, element("dt", {}, name), element("dd", {}, ...values));
  }
}
