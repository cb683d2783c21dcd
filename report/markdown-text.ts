/** A text without Markdown markup, links and mentions. */
export function plain(text: string): string {
  return escaped(text).replaceAll(REFERENCE, apart);
}

/** A code span has no mentions and references. */
export function code(text: string): string {
  return `<code>${escaped(text)}</code>`;
}

function escaped(text: string): string {
  return text
    .replaceAll(/[\\`*_[\]<>#|~$&]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replaceAll(/\s+/g, " ")
    .replaceAll(LINK, apart);
}

/** Where the parser begins a link: in web and mail addresses, even in code in HTML. */
const LINK = /:(?=\/\/)|\bwww(?=\.)|(?<=[\w.+-])@(?=\w)/gi;

/** Where forges see a mention, a request or a commit. */
const REFERENCE = /@(?!&#8203;)|&#35;(?=\d)|\bGH-(?=\d)|\b[0-9a-f]{20}(?=[0-9a-f]{20}\b)/gi;

/** A space of no width ends the word. */
const apart = (start: string): string => `${start}&#8203;`;
