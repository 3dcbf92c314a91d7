// The rail: the stages and their stops. It lights where we are; a click goes there. Out of sight where
// the run came through no stage.

class Rail {
  constructor(replay, go) {
    this.stages = replay.data.stages.map((stage, index) => {
      const stops = replay.data.stops.filter((stop) => stop.stage === index);
      return this.stage(replay, go, stage, stops);
    });
    fill("rail", ...this.stages.map((stage) => stage.element));
  }

  stage(replay, go, stage, stops) {
    const to = stepOfStage(replay, stage.name);
    const rows = stops.map((stop) => ({ name: stop.name, element: this.stop(replay, go, stop) }));
    const name = element(
      "button",
      { class: "stage-name", title: stage.title, click: () => go(to), disabled: to === undefined },
      stage.name,
    );
    const list = element("ol", {}, ...rows.map((row) => row.element));
    const section = element("section", { class: "stage", "data-stage": stage.name }, name, list);
    return { name: stage.name, rows, element: section };
  }

  stop(replay, go, stop) {
    const count = replay.hits.filter((hit) => hit.stop === stop).length;
    const about = REACHED[Math.min(count, 2)] + stop.why;
    const button = element(
      "button",
      { title: about, disabled: count === 0, click: () => go(stepOfStop(replay, stop.name, this.step)) },
      element("span", { class: "word" }, stop.word),
      element("span", { class: "count" }, count > 1 ? `×${count}` : count ? "" : "–"),
    );
    return element("li", {}, button);
  }

  /** Light the stage and the stop that we are in; the stop at whose card we are, more. */
  show(replay, { step }) {
    this.step = step;
    const stage = replay.stageAt(step);
    const around = replay.stopAround(step)?.name;
    const at = replay.hitAt(step)?.stop.name;
    for (const one of this.stages) {
      one.element.classList.toggle("lit", one.name === stage);
      for (const row of one.rows) this.light(row, at, around);
    }
  }

  light(row, at, around) {
    const here = row.name === at || (!at && row.name === around);
    row.element.classList.toggle("at", row.name === at);
    row.element.classList.toggle("in", here);
    if (here) {
      row.element.firstChild.setAttribute("aria-current", "step");
      reveal(byId("rail"), row.element);
    } else {
      row.element.firstChild.removeAttribute("aria-current");
    }
  }
}

const REACHED = ["Not reached in this run. ", "", "Another click goes on to the next time. "];
