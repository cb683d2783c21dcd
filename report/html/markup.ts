// HTML by templates: whatever is put in is text, unless it is markup already.

/** HTML that may stand as it is. */
export class Markup {
  constructor(readonly text: string) {}
}

type Content = Markup | string | number | false | undefined | readonly Content[];

/** HTML with texts of others in it, in elements and in quoted attributes. */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  return new Markup(strings.reduce((before, text, index) => before + written(contents[index - 1]) + text));
}

function written(content: Content): string {
  if (content instanceof Markup) return content.text;
  if (content === false || content === undefined) return "";
  return typeof content === "object" ? content.map(written).join("") : escaped(String(content));
}

/** A text as HTML, SVG and XML have it. What none of them can have is marked. */
export function escaped(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu, "\ufffd")
    .replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
