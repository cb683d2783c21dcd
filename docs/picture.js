// Makes an SVG of a terminal's output: text in the terminal's colours on a dark window. A line that is too long continues below,
// with its own indentation.
"use strict";

const COLUMNS = 116;
const [WIDTH, HEIGHT, MARGIN] = [7.8, 19, 20];
/** Colours and weights by terminal code (ECMA-48, “select graphic rendition”); 0 and 39 end a colour, 22 a weight. */
const STYLES = { 1: "b", 2: "d", 31: "r", 32: "g", 33: "y", 34: "u", 35: "m", 36: "c" };
const ENDS = { 0: /./, 22: /[bd]/, 39: /[rgyumc]/ };

const CSS = `text{font:13px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;fill:#d8dee9;white-space:pre}
.b{font-weight:700}.d{opacity:.65}.r{fill:#ff7b72}.g{fill:#7ee787}.y{fill:#e3b341}.u{fill:#79c0ff}.m{fill:#d2a8ff}.c{fill:#76e3ea}`;

/** @param output the output of a command, with its colours; @param command the command as typed */
function terminalPicture(command, output) {
  const lines = [`$ ${command}`, "", ...output.trimEnd().split("\n").flatMap(wrapped)];
  const width = Math.ceil(COLUMNS * WIDTH + 2 * MARGIN);
  const height = lines.length * HEIGHT + 2 * MARGIN;
  const text = styled(lines).map(
    (spans, row) => `<text x="${MARGIN}" y="${MARGIN + (row + 0.75) * HEIGHT}">${spans.map(span).join("")}</text>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `<title>${escaped(command)}</title>`,
    `<style>${CSS}</style>`,
    `<rect width="${width}" height="${height}" rx="8" fill="#161b22"/>`,
    ...text,
    "</svg>\n",
  ].join("\n");
}

/** Escape codes have no width. */
const CODE = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, "g");

function wrapped(line) {
  const indent = `${/^ */.exec(line.replaceAll(CODE, ""))[0]}    `;
  const rows = [""];
  let column = 0;
  for (const word of line.match(/ +|[^ ]+/g) ?? []) {
    const length = word.replaceAll(CODE, "").length;
    if (column + length > COLUMNS && column > indent.length) {
      rows.push(indent);
      column = indent.length;
      if (word.trim() === "") continue;
    }
    rows[rows.length - 1] += word;
    column += length;
  }
  return rows;
}

/** The equally coloured pieces of each line. A colour continues to its end, even over lines. */
function styled(lines) {
  let classes = [];
  return lines.map((line) => {
    const spans = [];
    let from = 0;
    for (const { 0: codes, index } of line.matchAll(CODE)) {
      spans.push({ text: line.slice(from, index), classes });
      from = index + codes.length;
      for (const code of codes.slice(2, -1).split(";")) classes = afterCode(classes, code);
    }
    return [...spans, { text: line.slice(from), classes }].filter(({ text }) => text !== "");
  });
}

function afterCode(classes, code) {
  const left = ENDS[code] ? classes.filter((name) => !ENDS[code].test(name)) : classes;
  return STYLES[code] ? [...new Set([...left, STYLES[code]])] : left;
}

function span({ text, classes }) {
  return classes.length > 0 ? `<tspan class="${classes.join(" ")}">${escaped(text)}</tspan>` : escaped(text);
}

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

module.exports = { terminalPicture };
