// Colours Python source: enough of its grammar to tell comments, strings, numbers and keywords.

const KEYWORDS =
  "False|None|True|and|as|assert|async|await|break|class|continue|def|del|elif|else|except|finally|for|from|" +
  "global|if|import|in|is|lambda|nonlocal|not|or|pass|raise|return|try|while|with|yield";

// What is not closed ends with the source, or, in single quotes, with the line.
const LONG = String.raw`"""[^]*?(?:"""|(?![^]))|'''[^]*?(?:'''|(?![^]))`;
const SHORT = String.raw`"(?:\\[^]|[^"\\\n])*"?|'(?:\\[^]|[^'\\\n])*'?`;

const TOKENS = new RegExp(
  [
    String.raw`(?<comment>#.*)`,
    String.raw`(?<string>(?:\b[rbfuRBFU]{1,2})?(?:${LONG}|${SHORT}))`,
    String.raw`(?<def>(?<=\b(?:def|class)\s+)\w+|(?<=^\s*)@[\w.]+)`,
    String.raw`(?<keyword>\b(?:${KEYWORDS})\b)`,
    String.raw`(?<number>\b\d[\w.]*)`,
  ].join("|"),
  "gm",
);

/** Split source into lines of pieces: "x = 1" → [[["", "x = "], ["number", "1"]]]. */
function coloured(source) {
  const lines = [[]];
  const write = (kind, text) => {
    text.split("\n").forEach((part, n) => {
      if (n) lines.push([]);
      if (part) lines.at(-1).push([kind, part]);
    });
  };
  let end = 0;
  for (const found of source.matchAll(TOKENS)) {
    write("", source.slice(end, found.index));
    write(Object.keys(found.groups).find((kind) => found.groups[kind] !== undefined), found[0]);
    end = found.index + found[0].length;
  }
  write("", source.slice(end));
  return lines;
}
