import { PLACEHOLDER_PSK } from "../../../domain/psk";
import { onceFor } from "../../once";
import { own, text, texts } from "../../terraform/json";
import { MOST_HOPS, type Secret } from "../../terraform/node";
import { isRepeated } from "./instances";
import type { Given, Scope } from "./scope";

/** What the text gives to a variable. */
type GivenTo = (variable: string, scope: Scope) => Given;

/**
 * Where a secret comes from that is written as an expression: a literal that a module's caller passes, or the default of a
 * variable, stands in the text all the same. A plan does not tell what a local value is.
 *
 * @param value the secret, where it is known; it is compared only
 */
export function originOf(
  givenTo: GivenTo,
  expression: unknown,
  scope: Scope,
  value: string | undefined,
  hops = MOST_HOPS,
): Secret["written"] {
  const references = texts(own(expression, "references"));
  const { variables, isOpen } = sourcesOf(references);
  let found: Secret["written"] = isOpen ? "unknown" : "reference";
  for (const name of hops === 0 ? [] : variables) {
    const given = givenTo(name, scope);
    const constant = own(given.expression, "constant_value");
    const origin =
      texts(own(given.expression, "references")).length > 0
        ? originOf(givenTo, given.expression, given.scope, value, hops - 1)
        : holds(constant, value) && !(given.isDefault && value === PLACEHOLDER_PSK)
          ? "literal"
          : "reference";
    if (origin === "literal") return origin;
    if (origin === "unknown") found = origin;
  }
  const isMade = value !== undefined && value !== PLACEHOLDER_PSK && isText(givenTo, references, scope, hops);
  // "${var.site}-key" of a site that stands in the text: so does the key, or all that it is made of
  return isMade ? "unknown" : found;
}

/** Whether the text alone tells all that an expression refers to. */
function isText(givenTo: GivenTo, references: readonly string[], scope: Scope, hops: number): boolean {
  const { variables, isOnlyText } = sourcesOf(references);
  return (
    hops > 0 &&
    isOnlyText &&
    [...variables].every((name) => {
      const given = givenTo(name, scope);
      return given.isUsed && isText(givenTo, texts(own(given.expression, "references")), given.scope, hops - 1);
    })
  );
}

interface Sources {
  readonly variables: ReadonlySet<string>;
  /** Whether it may come from what a plan does not tell. */
  readonly isOpen: boolean;
  /** Whether all else that it comes from than variables stands in the text. */
  readonly isOnlyText: boolean;
}

/** Instances of one resource share their expressions. */
const sourcesOf = onceFor(
  (references: readonly string[]): Sources => ({
    variables: new Set(references.flatMap((reference) => /^var\.([\w-]+)/.exec(reference)?.[1] ?? [])),
    isOpen: references.some((name) => /^(local\.|each\.value)/.test(name)),
    isOnlyText: references.every((name) => /^(var|path|terraform)\./.test(name) || isRepeated(name)),
  }),
  new WeakMap(),
);

/** Whether a secret is among constants. */
function holds(constant: unknown, secret: string | undefined): boolean {
  if (secret === undefined || secret === "") return false;
  if (typeof constant !== "object" || constant === null) return constant === secret;
  return leavesOf(constant).has(secret);
}

/** Defaults may hold the keys of all tunnels. */
const leavesOf = onceFor((constant: object): ReadonlySet<string> => new Set(textsIn(constant)), new WeakMap());

/** All texts in a value. Nothing that holds keys nests deeper. */
export function textsIn(value: unknown, depth = 8): readonly string[] {
  const leaf = text(value);
  if (leaf !== undefined) return [leaf];
  if (depth === 0 || typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap((item) => textsIn(item, depth - 1));
}
