/** Many secrets contain shorter texts by chance. */
const SHORTEST = 8;

/** Texts that a secret may contain, or that may contain it. */
export class SecretParts {
  private readonly texts: readonly string[];
  private readonly variants: ReadonlySet<string>;

  constructor(texts: Iterable<string>) {
    this.texts = [...texts].filter(({ length }) => length >= SHORTEST);
    this.variants = new Set(this.texts.flatMap(variantsOf));
  }

  /** Whether a value is a part of one of them, or the result of a Terraform function on one. */
  hold(value: string): boolean {
    return this.variants.has(value) || this.texts.some((text) => text.includes(value));
  }

  /** Those that are in a value. */
  in(value: string): readonly string[] {
    return this.texts.filter((text) => value.includes(text));
  }
}

/** Results of Terraform functions that need only the text. */
function variantsOf(text: string): readonly string[] {
  const decoded = Buffer.from(text, "base64").toString();
  const encoded = Buffer.from(text).toString("base64");
  return [decoded, decoded.trim(), encoded, text.toLowerCase(), text.toUpperCase()];
}
