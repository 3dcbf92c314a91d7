// The keys, and the buttons that do the same.

const KEYS = {
  ArrowRight: "forward",
  ArrowLeft: "back",
  "shift ArrowRight": "over",
  "shift ArrowLeft": "out",
  ArrowDown: "nextStop",
  ArrowUp: "previousStop",
  Home: "first",
  End: "last",
  u: "up",
  d: "down",
  "/": "search",
  "?": "help",
  t: "theme",
};

/** Call an action by its name, at its key or at its button. An open dialog and a field keep their keys. */
function listen(act) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || occupied(event.target)) return;
    const arrow = event.key.startsWith("Arrow");
    const action = KEYS[event.shiftKey && arrow ? `shift ${event.key}` : event.key];
    if (!action) return;
    event.preventDefault();
    act(action);
  });
  for (const button of document.querySelectorAll("[data-act]")) {
    button.addEventListener("click", () => act(button.dataset.act));
  }
}

function occupied(target) {
  return target.matches("input, select, textarea") || document.querySelector("dialog[open]") !== null;
}
