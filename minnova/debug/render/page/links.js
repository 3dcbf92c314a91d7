// Links into the recording: what stands behind the # in the address.
//
//   #stage=routing&step=120    that step; the stage is there for whoever reads the link
//   #stop=routing.match        that stop
//   #stage=routing             where that stage begins
//   …&frame=17                 and a frame of its stack, where that is not the one the step is in

/** Read a link; null where it leads nowhere. */
function readLink(replay, hash) {
  const words = new URLSearchParams(hash.replace(/^#/, ""));
  const step = stepOfLink(replay, words);
  if (step === undefined) return null;
  const frame = replay.frames[words.get("frame") ?? -1];
  const inner = replay.frameAt(step);
  return { step, frame: replay.stack(inner).includes(frame) ? frame : inner };
}

function stepOfLink(replay, words) {
  const step = words.get("step");
  if (/^\d+$/.test(step ?? "") && Number(step) < replay.length) return Number(step);
  return stepOfStop(replay, words.get("stop")) ?? stepOfStage(replay, words.get("stage"));
}

/** Write the link to where we are. */
function writeLink(replay, { step, frame }) {
  const words = new URLSearchParams();
  if (replay.stageAt(step)) words.set("stage", replay.stageAt(step));
  words.set("step", step);
  if (frame !== replay.frameAt(step)) words.set("frame", frame.index);
  return `#${words}`;
}
