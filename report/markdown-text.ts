/** A text that means nothing to Markdown, links nowhere, and calls nobody. */
export function plain(text: string): string {
  return escaped(text).replaceAll(REFERENCE, apart);
}

/** In a code span no one is called, and nothing is referred to. */
export function code(text: string): string {
  return `<code>${escaped(text)}</code>`;
}

function escaped(text: string): string {
  return text
    .replaceAll(/[\\`*_[\]<>#|~$&]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replaceAll(/\s+/g, " ")
    .replaceAll(LINK, apart);
}

/** Where the parser begins a link: in addresses of the web and of mail, also in code that is written as HTML. */
const LINK = /:(?=\/\/)|\bwww(?=\.)|(?<=[\w.+-])@(?=\w)/gi;

/** Where forges see a person, a request or a commit. */
const REFERENCE = /@(?!&#8203;)|&#35;(?=\d)|\bGH-(?=\d)|\b[0-9a-f]{20}(?=[0-9a-f]{20}\b)/gi;

/** A space of no width ends the word. */
const apart = (start: string): string => `${start}&#8203;`;
