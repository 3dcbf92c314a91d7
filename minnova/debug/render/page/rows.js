// Rows of a table: a sign for what changed, a name, its value.

const SIGNS = { new: "+", changed: "✱", gone: "−" };

/** Draw a name and its value; a long value opens with a click. */
function row(name, value, sign) {
  const [kind, title] = sign ?? ["", null];
  return element(
    "tr",
    { class: kind, "data-name": name },
    element("td", { class: "sign", title, "aria-label": kind || null }, SIGNS[kind] ?? ""),
    element("th", { scope: "row", title: name }, name),
    element("td", { class: "value" }, long(value) ? opening(value) : element("code", {}, value)),
  );
}

const LONGEST = 90;

function long(value) {
  return value.length > LONGEST;
}

/** A value that shows its beginning, and all of itself when it is opened. */
function opening(value) {
  return element("details", {}, element("summary", {}, element("code", {}, value)));
}
