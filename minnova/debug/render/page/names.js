// The names of the frame and their values; what changed with this step is marked.
//
// Not where a function is called, and all of them are new; nor in a caller, which waits meanwhile.

class Names {
  show(replay, { step, frame }) {
    const names = [...replay.names(frame, step)];
    const silent = frame !== replay.frameAt(step) || replay.data.events[step] === "c";
    const sign = (local) => (local.changed && !silent ? this.sign(local) : null);
    fill("names", ...names.map(([name, local]) => row(PASSED[name] ?? name, local.value, sign(local))));
    byId("no-names").hidden = names.length > 0;
  }

  sign({ before }) {
    if (before === undefined) return ["new", "new with this step"];
    return ["changed", `changed with this step, from ${before}`];
  }
}

const PASSED = { __return__: "returns", __exception__: "raises" };
