// Elements. Whatever comes from the run arrives here as text: nothing is ever parsed as HTML.

/** Make an element: element("b", {class: "name", click: go}, "text", …). What is null is left out. */
function element(name, attributes = {}, ...children) {
  return furnish(document.createElement(name), attributes, children);
}

/** The same for SVG, which has a namespace of its own. */
function shape(name, attributes = {}, ...children) {
  return furnish(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
}

function furnish(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name, value);
    else if (value !== null && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** Find the element of the page that has this id. */
function byId(id) {
  return document.getElementById(id);
}

/** Fill an element anew. */
function fill(id, ...children) {
  byId(id).replaceChildren(...children.filter((child) => child !== null));
}

/** Write a number the way people read it: 18034 → "18,034". */
function grouped(number) {
  return number.toLocaleString("en");
}

/** Bring a child of a scrolling box into its middle if it is out of sight. The page stays where it is. */
function reveal(box, child) {
  const outer = box.getBoundingClientRect();
  const inner = child.getBoundingClientRect();
  if (inner.top < outer.top || inner.bottom > outer.bottom) {
    box.scrollTop += inner.top - outer.top - (outer.height - inner.height) / 2;
  }
}
