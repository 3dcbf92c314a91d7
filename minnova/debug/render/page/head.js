// The head of the page: what was recorded, and that it is a recording.

function showHead({ title, made, python, minnova, status, error }) {
  const when = made.replace("T", " ").replace(/:\d\dZ$/, " UTC");
  const ended = error ? `ended in ${error}` : status ? `exit status ${status}` : null;
  const facts = [when, `Python ${python}`, `minnova ${minnova}`, ended].filter(Boolean);
  fill("title", title);
  fill("facts", facts.join(" · "));
}

/** Say where we are: the step, the stage, the request. */
function showWhere(replay, { step, frame }) {
  const request = replay.data.requests[replay.frameAt(step).request];
  const stage = replay.stageAt(step);
  byId("where").dataset.stage = stage;
  fill("step", element("b", {}, grouped(step)), ` of ${grouped(replay.length - 1)}`);
  fill("stage", stage || "outside of the stages");
  fill("of-request", request?.title ?? "");
  byId("caller").hidden = frame === replay.frameAt(step);
}

/** What the run has printed by now. */
function showOutput(replay, { step }) {
  const { output, strings } = replay.data;
  const printed = output.filter(([when]) => when <= step);
  byId("printed").hidden = printed.length === 0;
  fill("output", printed.map(([, , text]) => strings[text]).join(""));
}
