/** A text that means nothing to Markdown, and calls nobody. */
export function plain(text: string): string {
  return text
    .replaceAll(/[\\`*_[\]<>#|~$&]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replaceAll(/\s+/g, " ")
    .replaceAll("@", "@&#8203;")
    .replaceAll(/:(?=\/\/)|\bwww(?=\.)/gi, (start) => `${start}&#8203;`);
}

/** In a code span no one is called. */
export function code(text: string): string {
  return `<code>${plain(text).replaceAll("@&#8203;", "@")}</code>`;
}
