import { Token } from "cdktf";

/** User text as Terraform text: `${` and `%{` would start a template. Tokens stay unchanged. */
export function literal(text: string): string {
  return Token.isUnresolved(text) ? text : text.replace(/[$%](?=\{)/g, (sign) => sign + sign);
}

/** The same for keys and values of a map. */
export function literals(texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([key, value]) => [literal(key), literal(value)]));
}
