import type { DeviceProfile } from "../../domain/device";
import type { PskFacts } from "../../domain/psk";

/** What Terraform's JSON says of one argument, as far as it is known before the deployment. Holds no secret. */
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
  /** Whether the cloud reports it of what nobody wrote; `perhaps` where a plan does not show what is written. */
  readonly isTold?: true | "perhaps";
}

/** `${alicloud_x.y.id}`: another resource's attribute. */
export interface Reference {
  readonly kind: "reference";
  readonly stack: string;
  /** Address of the resource without an index. */
  readonly address: string;
  /** `[0]` or `["key"]` where the resource has `count` or `for_each`; else empty. */
  readonly index: string;
  /** What of it, such as `id`. */
  readonly path: string;
  /** Whether something may be made of it: of an expression in HCL a plan shows what it refers to, and no more. */
  readonly isInexact?: true;
  /** Whether what of it is meant is only concluded from what it is given to. */
  readonly isGuessed?: true;
}

export interface Unknown {
  readonly kind: "unknown";
  /** The variable, or the attribute of a data source, that will show it. */
  readonly from?: Reference;
  /** Address of a resource, where it is the id of one of its instances. */
  readonly oneOf?: string;
  /** Whether it stands in a block that a plan's configuration does not show: it is no literal, and maybe nobody wrote it. */
  readonly isHidden?: true;
}

/** A secret that was dropped while loading: only how it was written remains. */
export interface Secret {
  readonly kind: "secret";
  /** `exposed`: it comes from a variable that is not sensitive, so that Terraform shows it. */
  readonly written: "literal" | "reference" | "exposed" | "unknown";
  /** Where its value was there to be looked at. */
  readonly facts?: SecretFacts;
  /** The reference that it is written as, where that shows that it is nothing else: two of them are one secret. */
  readonly from?: string;
}

/** How a secret is written, where that is known. */
export type SecretWriting = Exclude<Secret["written"], "unknown">;

/** What remains of a secret when its value is dropped. */
export interface SecretFacts extends PskFacts {
  /** The same number for the same secret, within one plan or state; it says nothing else of it. */
  readonly alike: number;
  /** Profiles of devices that do not take it. */
  readonly refusedBy: readonly DeviceProfile[];
}

/** Arguments and blocks by name. */
export interface Fields {
  readonly kind: "fields";
  /** Those that are given. */
  readonly fields: Iterable<readonly [string, Node]> & { get(name: string): Node | undefined };
}

/** What stands under a name in a resource or a block; undefined where it is not given, or nothing of the whole is known. */
export function fieldIn(whole: Node | undefined, name: string): Node | undefined {
  return whole?.kind === "fields" ? whole.fields.get(name) : undefined;
}

/** Hops that a chain of references may have; a longer one is a circle. */
export const MOST_HOPS = 16;

export const UNKNOWN: Node = { kind: "unknown" };
export const HIDDEN: Node = { kind: "unknown", isHidden: true };
export const ABSENT: Node = { kind: "absent" };

export function literal(value: Literal): Node {
  return { kind: "literal", value };
}
