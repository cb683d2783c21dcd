import type { DeviceProfile } from "../../domain/device";
import type { PskFacts } from "../../domain/psk";

/** What Terraform's JSON says of one argument, as far as it is known before the deployment. Contains no secret. */
export type Node =
  | LiteralNode
  | Reference
  | Unknown
  | { readonly kind: "absent" }
  | Secret
  | { readonly kind: "list"; readonly items: readonly Node[] }
  | Fields;

export type Literal = string | number | boolean;

export interface LiteralNode {
  readonly kind: "literal";
  readonly value: Literal;
  /** Whether the cloud reports a value that nobody wrote; `perhaps` if a plan does not show the configuration. */
  readonly isTold?: true | "perhaps";
}

/** `${alicloud_x.y.id}`: another resource's attribute. */
export interface Reference {
  readonly kind: "reference";
  readonly stack: string;
  /** Address of the resource without an index. */
  readonly address: string;
  /** `[0]` or `["key"]` if the resource has `count` or `for_each`; else empty. */
  readonly index: string;
  /** The attribute, such as `id`. */
  readonly path: string;
  /** Whether the expression may change it: for HCL a plan shows only the references. */
  readonly isInexact?: true;
  /** Whether the attribute is only inferred from the argument. */
  readonly isGuessed?: true;
}

export interface Unknown {
  readonly kind: "unknown";
  /** The variable or data source attribute with the value. */
  readonly from?: Reference;
  /** Address of a resource, if this is the id of one of its instances. */
  readonly oneOf?: string;
  /**
   * Whether it stands in a block that a plan's configuration does not show: it is not a literal, and perhaps nobody
   * wrote it.
   */
  readonly isHidden?: true;
}

/** A secret that was dropped while loading: only how it was written remains. */
export interface Secret {
  readonly kind: "secret";
  /** `exposed`: it comes from a variable that is not sensitive, so Terraform shows it. */
  readonly written: "literal" | "reference" | "exposed" | "unknown";
  /** Only if its value was known. */
  readonly facts?: SecretFacts;
  /** The reference, if the secret is exactly that: two equal references are one secret. */
  readonly from?: string;
}

/** How a secret is written, if known. */
export type SecretWriting = Exclude<Secret["written"], "unknown">;

/** What remains of a secret when its value is dropped. */
export interface SecretFacts extends PskFacts {
  /** The same number for the same secret within one plan or state; it reveals nothing else. */
  readonly alike: number;
  /** Profiles of devices that do not accept it. */
  readonly refusedBy: readonly DeviceProfile[];
}

/** Arguments and blocks by name. */
export interface Fields {
  readonly kind: "fields";
  /** Those that are given. */
  readonly fields: Iterable<readonly [string, Node]> & { get(name: string): Node | undefined };
}

/** The value of a name in a resource or block; undefined if it is not given, or the whole is unknown. */
export function fieldIn(whole: Node | undefined, name: string): Node | undefined {
  return whole?.kind === "fields" ? whole.fields.get(name) : undefined;
}

/** Longest chain of references; a longer one is a circle. */
export const MOST_HOPS = 16;

export const UNKNOWN: Node = { kind: "unknown" };
export const HIDDEN: Node = { kind: "unknown", isHidden: true };
export const ABSENT: Node = { kind: "absent" };

export function literal(value: Literal): Node {
  return { kind: "literal", value };
}
