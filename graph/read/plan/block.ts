import type { NestedBlock } from "../../../providers/alicloud/arguments";
import { onceFor } from "../../once";
import { at, isObject, objects, own, text } from "../../terraform/json";
import { ABSENT, HIDDEN, type Node, UNKNOWN } from "../../terraform/node";
import { plainNode, shallowNode, type WrittenBlock } from "../statement";
import type { Configuration } from "./configuration";
import type { Scope } from "./scope";

/** A block from what is planned, which of it is unknown, and the expressions it was written with. */
export class PlanBlock implements WrittenBlock {
  constructor(
    private readonly after: unknown,
    private readonly unknown: unknown,
    private readonly expressions: unknown,
    private readonly scope: Scope,
    private readonly configuration: Configuration,
    /** Whether its resource is created. */
    private readonly isNew = true,
    /** What is stated of it, where it is a block in another one. */
    private readonly statement?: NestedBlock,
    /** The expressions of all blocks like it, where it is one. */
    private readonly siblings?: readonly unknown[],
    /** Whether it is seen to be there, and not whether it was written. */
    private readonly isUnseen = false,
    /** Whether the provider may plan it as it is, whatever is written. */
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

  /** With whether the cloud reports it. */
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
    // in what stays, a block that nobody is seen to have written may be what the cloud reports of none
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

  /** What is unknown of an argument: `true` for all of it. */
  private openness(name: string): unknown {
    return this.unknown === true ? true : own(this.unknown, name);
  }

  /**
   * Whether the cloud chooses an unknown block, since nobody wrote it. A configuration does not show dynamic blocks either: in
   * what is made, and in those, they look the same.
   */
  private isLeftToCloud(name: string): boolean {
    return this.isShown() ? !this.isWritten(name) && this.isMade() : this.statement !== undefined;
  }

  /** Whether it is made. In a resource that stays, a tunnel with a new key is: nothing of what the cloud alone reports is known. */
  private isMade(): boolean {
    if (this.isNew) return true;
    const stated = Object.entries(this.statement?.arguments ?? {});
    return stated.some(([name, { optional, required }]) => !optional && !required && this.openness(name) === true);
  }

  /** Whether a configuration shows what is written in it; it does not show dynamic blocks. */
  private isShown(): boolean {
    return isObject(this.expressions);
  }

  /** What is unknown although nobody wrote it, the cloud will choose, so it is as absent as before the plan. */
  private isWritten(name: string): boolean {
    return !isObject(this.expressions) || (Object.hasOwn(this.expressions, name) && !isNull(this.expressions[name]));
  }
}

/** Whether an expression is `null`, by which nothing is given. */
function isNull(expression: unknown): boolean {
  return own(expression, "constant_value") === null;
}

/**
 * A block of which everything is known: of a state, or of what is there before a plan.
 *
 * @param configuration one without any text, which all such blocks of a stack may share
 */
export function knownBlock(values: unknown, configuration: Configuration): WrittenBlock {
  return new PlanBlock(values, undefined, undefined, { module: "", index: "" }, configuration, false);
}

/** Whether a block is switched off, or nothing is set in it; undefined where that is not known. */
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

/** A map's unknown values are not among what is planned; only their keys are, in what is unknown. */
function withUnknown(value: unknown, inside: unknown): unknown {
  if (!isObject(inside) || Object.keys(inside).length === 0) return value;
  return { ...inside, ...(isObject(value) ? value : {}) };
}

function asList(value: unknown): readonly unknown[] | undefined {
  if (value === undefined || value === null || value === false) return [];
  return Array.isArray(value) ? value : isObject(value) ? [value] : undefined;
}

/** The expressions of a block: by tunnel index where it has one, since a set has no order; else by position. */
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
