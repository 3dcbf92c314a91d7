// Where one can go from a step. Every move gives a step; where there is none, the one we are at.

const moves = {
  first: () => 0,
  last: (replay) => replay.length - 1,
  back: (replay, step) => Math.max(0, step - 1),
  forward: (replay, step) => Math.min(replay.length - 1, step + 1),

  /** The next line of this function, over all that it calls; at its end, that of its caller. */
  over(replay, step) {
    const here = replay.frameAt(step);
    for (let next = step + 1; next < replay.length; next += 1) {
      const frame = replay.frameAt(next);
      if (frame.thread === here.thread && frame.depth <= here.depth) return next;
    }
    return moves.last(replay);
  },

  /** Back out: to the line that called this function. */
  out(replay, step) {
    const outer = replay.frames[replay.frameAt(step).outer];
    return outer ? replay.standing(outer, step) : moves.first();
  },

  /** The next stop of the tour. */
  nextStop: (replay, step) => replay.tour.find((hit) => hit.step > step)?.step ?? step,

  /** The stop of the tour before. */
  previousStop: (replay, step) => replay.tour.findLast((hit) => hit.step < step)?.step ?? step,
};

/** Where a stop's name leads: its main hit; from there on to the next one, round and round. */
function stepOfStop(replay, name, from = -1) {
  const hits = replay.hits.filter((hit) => hit.stop.name === name);
  const here = hits.findIndex((hit) => hit.step === from);
  if (here >= 0) return hits[(here + 1) % hits.length].step;
  return (hits.find((hit) => hit.main) ?? hits[0])?.step;
}

/** Where a stage begins: at its first stop on the tour, or at its first step. */
function stepOfStage(replay, name) {
  const hit = replay.tour.find((one) => replay.data.stages[one.stop.stage]?.name === name);
  if (hit) return hit.step;
  const frame = replay.frames.find((one) => replay.data.stages[one.stage]?.name === name);
  return frame?.steps[0];
}
