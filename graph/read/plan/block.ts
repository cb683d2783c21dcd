import type { NestedBlock } from "../../../providers/alicloud/arguments";
import { onceFor } from "../../once";
import { at, isObject, objects, own, text } from "../../terraform/json";
import { ABSENT, HIDDEN, type Node, UNKNOWN } from "../../terraform/node";
import { plainNode, shallowNode, type WrittenBlock } from "../statement";
import type { Configuration } from "./configuration";
import type { Scope } from "./scope";

/** A block from its planned values, its unknown parts, and its expressions. */
export class PlanBlock implements WrittenBlock {
  constructor(
    private readonly after: unknown,
    private readonly unknown: unknown,
    private readonly expressions: unknown,
    private readonly scope: Scope,
    private readonly configuration: Configuration,
    /** Whether its resource is created. */
    private readonly isNew = true,
    /** Its statement, if it is a block within another. */
    private readonly statement?: NestedBlock,
    /** The expressions of all blocks of its name, if it is a block. */
    private readonly siblings?: readonly unknown[],
    /** Whether only its presence is visible, and not whether somebody wrote it. */
    private readonly isUnseen = false,
    /** Whether the provider may plan the old value, whatever the configuration says. */
    private readonly mayBeOld = false,
  ) {}

  argument(name: string): Node {
    const inside = this.openness(name);
    if (inside === true) {
      if (!this.isShown()) return HIDDEN;
      if (!this.isWritten(name)) return ABSENT;
      const place = { argument: name, blocks: this.siblings };
      return this.configuration.value(own(this.expressions, name), this.scope, place);
    }
    const value = own(this.after, name);
    if (value === "" && this.isNew && !this.isWritten(name)) return ABSENT; // the provider's word for nothing
    if (inside === undefined) return this.marked(name, shallowNode(value, plainNode));
    if (value === undefined && Array.isArray(inside) && inside.includes(true)) return UNKNOWN;
    return shallowNode(withUnknown(value, inside), (item, key) => (isTrue(inside, key) ? UNKNOWN : plainNode(item)));
  }

  /** Also says whether the cloud reports it. */
  private marked(name: string, node: Node): Node {
    if (node.kind !== "literal") return node;
    // the provider's word for nothing, too
    if (node.value === "" && !this.isShown()) return { ...node, isTold: "perhaps" };
    if (this.isNew) return node;
    if (this.isUnseen) return { ...node, isTold: "perhaps" };
    if (!this.isShown()) return node;
    return this.isWritten(name) ? node : { ...node, isTold: true };
  }

  secret(name: string): Node {
    const value = this.openness(name) === true ? undefined : (own(this.after, name) ?? null);
    // the provider does not send an empty secret, and the cloud reports an empty one where there is none
    if (value === "") return ABSENT;
    const known = text(value);
    const node = this.writtenSecret(name, value === null, known);
    if (node.kind !== "secret" || known === undefined) return node;
    return { ...node, facts: this.configuration.secrets.facts(known) };
  }

  private writtenSecret(name: string, isNull: boolean, known: string | undefined): Node {
    const expression = own(this.expressions, name);
    const written =
      expression === undefined ? ABSENT : this.configuration.secret(expression, this.scope, known, this.mayBeOld);
    const isAbsent = isNull || !this.isWritten(name);
    return written !== ABSENT || isAbsent ? written : this.configuration.hiddenSecret(known, this.isNew);
  }

  blocks(name: string, statement: NestedBlock): readonly (WrittenBlock | undefined)[] | undefined {
    const inside = this.openness(name);
    if (inside === true) return statement.maxItems === 1 && this.isLeftToCloud(name) ? [] : undefined;
    const values = asList(own(this.after, name));
    const unknowns = asList(inside);
    if (!values || !unknowns) return undefined;
    const written = objects(own(this.expressions, name));
    // in an object that stays, a block without a visible author may be the cloud's report of no block
    if (!this.isNew && written.length === 0 && values.length === 1) {
      const isNone = saysNothing(statement, values[0], unknowns[0]);
      if (isNone !== false) return isNone ? [] : undefined;
    }
    const blocks: (PlanBlock | undefined)[] = [];
    for (let index = 0; index < values.length || index < unknowns.length; index++) {
      const value = values[index];
      const open = unknowns[index];
      const isOpen = open === true || (!isObject(value) && !isObject(open));
      blocks.push(
        isOpen
          ? undefined
          : new PlanBlock(
              value,
              open,
              counterpart(written, value, index),
              this.scope,
              this.configuration,
              this.isNew,
              statement,
              written,
              !this.isNew && statement.maxItems === 1 && this.isShown() && !this.isWritten(name),
              this.mayBeOld || (!this.isNew && statement.identity !== undefined),
            ),
      );
    }
    return blocks;
  }

  /** The unknown parts of an argument: `true` for the whole. */
  private openness(name: string): unknown {
    return this.unknown === true ? true : own(this.unknown, name);
  }

  /**
   * Whether the cloud chooses an unknown block, since nobody wrote it. A configuration does not show dynamic blocks
   * either; in a new object, and in tunnels with a new PSK, both look the same.
   */
  private isLeftToCloud(name: string): boolean {
    return this.isShown() ? !this.isWritten(name) && this.isMade() : this.statement !== undefined;
  }

  /**
   * Whether it is new. In a resource that stays, a tunnel with a new PSK counts as new: none of the cloud's reported
   * values is known.
   */
  private isMade(): boolean {
    if (this.isNew) return true;
    const stated = Object.entries(this.statement?.arguments ?? {});
    return stated.some(([name, { optional, required }]) => !optional && !required && this.openness(name) === true);
  }

  /** Whether a configuration shows its contents; it does not show dynamic blocks. */
  private isShown(): boolean {
    return isObject(this.expressions);
  }

  /** The cloud will choose an unknown value that nobody wrote, so it is as absent as before the plan. */
  private isWritten(name: string): boolean {
    return !isObject(this.expressions) || (Object.hasOwn(this.expressions, name) && !isNull(this.expressions[name]));
  }
}

/** Whether an expression is `null`, which gives nothing. */
function isNull(expression: unknown): boolean {
  return own(expression, "constant_value") === null;
}

/**
 * A fully known block: of a state, or of an object before a plan.
 *
 * @param configuration An empty one, which all such blocks of a stack may share.
 */
export function knownBlock(values: unknown, configuration: Configuration): WrittenBlock {
  return new PlanBlock(values, undefined, undefined, { module: "", index: "" }, configuration, false);
}

/** Whether a block is turned off or empty; undefined if unknown. */
function saysNothing(statement: NestedBlock, value: unknown, unknown: unknown): boolean | undefined {
  if (own(value, "enable") === false) return true;
  if (own(unknown, "enable") === true) return undefined;
  const stated = Object.entries(statement.arguments ?? {}).filter(([, { optional, required }]) => optional || required);
  const known = stated.map(([name]) => own(value, name) ?? undefined).filter((one) => one !== undefined);
  if (statement.blocks || known.length === 0 || !known.every((one) => EMPTY.has(one))) return false;
  return stated.some(([name]) => own(unknown, name) === true) ? undefined : true;
}

const EMPTY: ReadonlySet<unknown> = new Set(["", 0, false]);

function isTrue(unknown: unknown, key: string | number): boolean {
  return Array.isArray(unknown) ? unknown[Number(key)] === true : own(unknown, String(key)) === true;
}

/** The planned values do not contain a map's unknown values; the unknown parts have their keys. */
function withUnknown(value: unknown, inside: unknown): unknown {
  if (!isObject(inside) || Object.keys(inside).length === 0) return value;
  return { ...inside, ...(isObject(value) ? value : {}) };
}

function asList(value: unknown): readonly unknown[] | undefined {
  if (value === undefined || value === null || value === false) return [];
  return Array.isArray(value) ? value : isObject(value) ? [value] : undefined;
}

/** The expressions of a block: by tunnel index if it has one, since a set has no order; else by position. */
function counterpart(written: readonly unknown[], block: unknown, position: number): unknown {
  const index = own(block, "tunnel_index");
  if (index === undefined) return written[position];
  return byIndex(written).get(String(index));
}

/** Instances of one resource share their expressions. Of several with one index the first counts. */
const byIndex = onceFor(
  (written: readonly unknown[]): ReadonlyMap<string, unknown> =>
    new Map(written.toReversed().map((other) => [tunnelIndexOf(other), other])),
  new WeakMap(),
);

function tunnelIndexOf(written: unknown): string {
  return String(at(written, "tunnel_index", "constant_value"));
}
