/** Shorter texts are found in many a secret by chance. */
const SHORTEST = 8;

/** Texts of which a secret may be made, or which may be made of it. */
export class SecretParts {
  private readonly texts: readonly string[];
  private readonly variants: ReadonlySet<string>;

  constructor(texts: Iterable<string>) {
    this.texts = [...texts].filter(({ length }) => length >= SHORTEST);
    this.variants = new Set(this.texts.flatMap(variantsOf));
  }

  /** Whether a value is a part of one of them, or what a function of Terraform makes of one. */
  hold(value: string): boolean {
    return this.variants.has(value) || this.texts.some((text) => text.includes(value));
  }

  /** Those that are in a value. */
  in(value: string): readonly string[] {
    return this.texts.filter((text) => value.includes(text));
  }
}

/** What functions of Terraform make of a text without more. */
function variantsOf(text: string): readonly string[] {
  const decoded = Buffer.from(text, "base64").toString();
  const encoded = Buffer.from(text).toString("base64");
  return [decoded, decoded.trim(), encoded, text.toLowerCase(), text.toUpperCase()];
}
