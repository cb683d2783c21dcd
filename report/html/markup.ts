// HTML by templates: every value is text, unless it is markup already.

/** Safe HTML. */
export class Markup {
  constructor(readonly text: string) {}
}

type Content = Markup | string | number | false | undefined | readonly Content[];

/** HTML with foreign texts, in elements and in quoted attributes. */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  return new Markup(strings.reduce((before, text, index) => before + written(contents[index - 1]) + text));
}

function written(content: Content): string {
  if (content instanceof Markup) return content.text;
  if (content === false || content === undefined) return "";
  return typeof content === "object" ? content.map(written).join("") : escaped(String(content));
}

/** A text for HTML, SVG and XML. Marks characters that none of them allows. */
export function escaped(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu, "\ufffd")
    .replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
