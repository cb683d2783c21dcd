import { at, isObject, objects, own } from "./json";
import { ABSENT, UNKNOWN } from "./node";
import { Configuration, type Scope } from "./plan-configuration";
import { plainNode, shallowNode, type WrittenBlock } from "./statement";

/** A block from what is planned, which of it is unknown, and the expressions it was written with. */
export function planBlock(
  after: unknown,
  unknown: unknown,
  expressions: unknown,
  scope: Scope,
  configuration: Configuration,
): WrittenBlock {
  const isUnknown = (name: string) => unknown === true || own(unknown, name) === true;
  // unknown although nobody wrote it: the cloud will choose, so it is as absent as before the plan
  const isWritten = (name: string) => !isObject(expressions) || Object.hasOwn(expressions, name);
  const isComputed = (name: string) => isUnknown(name) && !isWritten(name);
  return {
    argument(name) {
      if (isComputed(name)) return ABSENT;
      if (isUnknown(name)) return configuration.value(own(expressions, name), scope);
      const inside = own(unknown, name);
      const value = own(after, name);
      if (value === undefined && Array.isArray(inside) && inside.includes(true)) return UNKNOWN;
      return shallowNode(withUnknown(value, inside), (item, key) => (isTrue(inside, key) ? UNKNOWN : plainNode(item)));
    },
    secret(name) {
      const written = configuration.secret(own(expressions, name));
      const isAbsent = !isWritten(name) || (!isUnknown(name) && (own(after, name) ?? null) === null);
      return written !== ABSENT || isAbsent ? written : { kind: "secret", written: "unknown" };
    },
    blocks(name, { maxItems }) {
      // a configuration does not show dynamic blocks either, but nobody writes those for a single block
      if (isComputed(name) && maxItems === 1) return [];
      if (isUnknown(name)) return undefined;
      const [values, unknowns] = [own(after, name), own(unknown, name)].map(asList);
      if (!values || !unknowns) return undefined;
      const written = objects(own(expressions, name));
      return Array.from({ length: Math.max(values.length, unknowns.length) }, (_, index) => {
        const [value, open] = [values[index], unknowns[index]];
        if (open === true || (!isObject(value) && !isObject(open))) return undefined;
        return planBlock(value, open, counterpart(value, index, written), scope, configuration);
      });
    },
  };
}

/** A block of which everything is known: of a state, or of what is there before a plan. */
export function knownBlock(stack: string, values: unknown): WrittenBlock {
  return planBlock(values, undefined, undefined, { module: "", index: "" }, new Configuration(stack, undefined));
}

function isTrue(unknown: unknown, key: string | number): boolean {
  return Array.isArray(unknown) ? unknown[Number(key)] === true : at(unknown, String(key)) === true;
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
function counterpart(value: unknown, position: number, written: readonly unknown[]): unknown {
  const index = at(value, "tunnel_index");
  if (index === undefined) return written[position];
  return written.find((block) => String(at(block, "tunnel_index", "constant_value")) === String(index));
}
