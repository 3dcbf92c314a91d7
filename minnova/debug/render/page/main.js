// Puts the page together: one place in the recording, and everything drawn from it.

class Page {
  constructor(replay) {
    this.replay = replay;
    this.go = this.go.bind(this);
    this.skyline = new Skyline(replay, this.go);
    this.finder = new Search(replay, this.go);
    this.parts = [new Rail(replay, this.go), new Crumbs((frame) => this.look(frame)), new Card(), new Source()];
    this.parts.push(new Onion(this.go), new Names(), new RequestAtStep(), this.skyline);
    this.parts.push({ show: showWhere }, { show: showOutput });
    document.body.classList.toggle("unstaged", !replay.staged);
    showHead(replay.data);
    listen((action) => this.act(action));
    onSystemTheme(() => this.skyline.draw());
    window.addEventListener("hashchange", () => this.follow(location.hash));
  }

  /** Go to a step. */
  go(step) {
    this.show({ step, frame: this.replay.frameAt(step) });
  }

  /** Look at another frame of the stack; the step stays the same. */
  look(frame) {
    this.show({ step: this.place.step, frame });
  }

  /** Follow a link into the recording; one that leads nowhere leads to its first step. */
  follow(hash) {
    this.show(readLink(this.replay, hash) ?? { step: 0, frame: this.replay.frameAt(0) });
  }

  show(place) {
    this.place = place;
    for (const part of this.parts) part.show(this.replay, place);
    history.replaceState(null, "", writeLink(this.replay, place));
  }

  act(action) {
    if (action in moves) this.go(moves[action](this.replay, this.place.step));
    else this[action]();
  }

  /** Look at the frame around this one. */
  up() {
    this.look(this.replay.frames[this.place.frame.outer] ?? this.place.frame);
  }

  /** Look at the frame that this one has called. */
  down() {
    const stack = this.replay.stack(this.replay.frameAt(this.place.step));
    this.look(stack[stack.indexOf(this.place.frame) + 1] ?? this.place.frame);
  }

  search() {
    this.finder.open();
  }

  help() {
    byId("help").showModal();
  }

  theme() {
    changeTheme();
    this.skyline.draw();
  }
}

async function start() {
  const replay = new Replay(await decode("recording"));
  if (!replay.length) return complain("There is not one step in this recording.");
  new Page(replay).follow(location.hash);
  document.documentElement.dataset.ready = "yes";
}

function complain(text) {
  byId("trouble").hidden = false;
  fill("trouble", text);
}

start().catch((error) => {
  complain(`This recording cannot be shown: ${error.message}. It needs a browser of 2023 or newer.`);
  throw error;
});
