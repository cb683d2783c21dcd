import { PLACEHOLDER_PSK } from "../../../domain/psk";
import type { Secret } from "../../terraform/node";
import type { HeldValues } from "./held-values";
import type { Expressions, Scope } from "./scope";
import { SecretParts } from "./secret-parts";
import { type SecretSources, sourcesOf } from "./secret-sources";

type Origin = Secret["written"];

/**
 * The origin of a secret that is written as an expression. A literal stays a literal, whatever it passes through: a
 * module, a default, a `terraform_data`. A plan in HCL shows the references of an expression, but not its texts: a PSK
 * that the plan knows, but no variable or resource has, is such a text.
 *
 * @param known The secret, if known; only compared.
 */
export function originOf(
  expressions: Expressions,
  held: HeldValues | undefined,
  expression: unknown,
  scope: Scope,
  known: KnownSecret,
): Origin {
  if (known.value === PLACEHOLDER_PSK) return "reference";
  const sources = sourcesOf(expressions, expression, scope);
  const origin = originFrom(sources, held, known);
  return origin === "reference" && isExposed(expressions, sources) ? "exposed" : origin;
}

interface KnownSecret {
  readonly value: string | undefined;
  /** Whether it may be the existing value, and not the expression's. */
  readonly mayBeOld: boolean;
}

function originFrom(sources: SecretSources, held: HeldValues | undefined, { value, mayBeOld }: KnownSecret): Origin {
  if (!value || !held?.areShown) return originOfUnknown(sources, value);
  const origin = originOfHeld(value, sources, held);
  if (origin !== undefined) return origin;
  return mayBeOld ? originOfUnknown(sources, undefined) : originOfMade(value, sources, held);
}

/** For a secret whose expression is invisible, such as one in a dynamic block. */
export function originOfHidden(held: HeldValues | undefined, value: string | undefined, isNew: boolean): Origin {
  if (!value || !held?.areShown) return "unknown";
  const origin = originFrom(NO_SOURCES, held, { value, mayBeOld: false });
  return isNew || origin === "reference" ? origin : "unknown"; // the cloud may have invented the existing value
}

const NO_SOURCES: SecretSources = {
  written: new Set(),
  variables: new Set(),
  computedBy: new Set(),
  isOpen: true,
  isOutside: false,
};

/** By the origin of the expression alone. */
function originOfUnknown({ written, isOpen, isOutside }: SecretSources, value: string | undefined): Origin {
  if (value !== undefined && written.has(value)) return "literal";
  if (isOpen) return "unknown";
  if (isOutside) return written.size > 0 ? "unknown" : "reference";
  return written.size > 0 && value === undefined ? "literal" : "unknown";
}

/** For a secret that equals a known value; undefined if nothing has it. */
function originOfHeld(value: string, { written, computedBy }: SecretSources, held: HeldValues): Origin | undefined {
  if (written.has(value) || held.defaults().has(value)) return "literal";
  const isHeld = held.given().has(value) || held.computed().has(value) || held.of(computedBy).has(value);
  return isHeld ? "reference" : undefined;
}

/** For a secret that combines other texts, or has only its own. */
function originOfMade(value: string, { written, computedBy }: SecretSources, held: HeldValues): Origin {
  const others = [held.parts(), new SecretParts(held.of(computedBy))];
  if (others.some((parts) => parts.hold(value))) return "reference";
  const rest = without(
    value,
    others.flatMap((parts) => parts.in(value)),
  );
  if (rest !== value) return /\w{4}/.test(without(rest, [...written, ...held.defaults()])) ? "unknown" : "reference";
  return isDigest(value) ? "unknown" : "literal";
}

/** A text without the other texts that it contains. */
function without(text: string, others: readonly string[]): string {
  return others
    .toSorted((one, other) => other.length - one.length)
    .reduce((rest, other) => (other === "" ? rest : rest.replaceAll(other, " ")), text);
}

/** Whether it looks like a hash, whose origin nobody can see. */
function isDigest(value: string): boolean {
  return /^[0-9a-f]{16,}$/i.test(value) || /^[\w+/]{43}=$/.test(value);
}

/** Whether it comes only from variables that Terraform shows. */
function isExposed(expressions: Expressions, { variables, computedBy, isOpen }: SecretSources): boolean {
  if (variables.size === 0 || computedBy.size > 0 || isOpen) return false;
  return [...variables].every((name) => expressions.isSensitive(name) === false);
}
