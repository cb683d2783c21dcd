import { isDeepStrictEqual } from "node:util";
import type { NestedTypeBlock, TypeArgument, TypeBlock } from "../catalogue/argument";
import { isZero, UNKNOWN, type Value, type Values } from "./values";

/** A place in a resource: names of arguments and blocks, indexes of list elements. */
export type Path = readonly (string | number)[];

/** The planned state, from the present one (undefined: nothing yet) and Terraform's proposal. */
export function plannedState(block: TypeBlock, prior: Values | undefined, proposed: Values): Values {
  const attributes = Object.entries(block.arguments).map(([name, argument]) => [
    name,
    plannedAttribute(argument, prior?.[name], proposed[name] ?? null),
  ]);
  const blocks = Object.entries(block.blocks).map(([name, nested]) => [
    name,
    plannedBlock(nested, prior?.[name] as readonly Values[] | undefined, proposed[name] ?? []),
  ]);
  return { ...proposed, ...Object.fromEntries([...attributes, ...blocks]) };
}

/** Places whose change means a new object. Terraform drops unchanged ones itself. */
export function replacingPaths(block: TypeBlock, prior: Values, planned: Values): Path[] {
  const attributes = Object.entries(block.arguments).flatMap(([name, { forceNew }]) => (forceNew ? [[name]] : []));
  const blocks = Object.entries(block.blocks).flatMap(([name, nested]): Path[] => {
    // An element of a set has no address: the set is compared whole.
    if (nested.nesting === "set" || nested.forceNew) return anyForceNew(nested) ? [[name]] : [];
    const [before, after] = [elements(prior[name]), elements(planned[name])];
    const longer = before.length > after.length ? before : after;
    return longer.flatMap((_, index) =>
      replacingPaths(nested, before[index] ?? {}, after[index] ?? {}).map((path) => [name, index, ...path]),
    );
  });
  return [...attributes, ...blocks];
}

function plannedAttribute(argument: TypeArgument, prior: Value | undefined, given: Value): Value {
  // Nothing is known of send-only arguments after an import: their default alone is not a change.
  const standing = argument.writeOnly && prior === null ? null : argument.default;
  const proposed = given ?? standing ?? null;
  if (prior === undefined) return proposed === null && argument.computed ? UNKNOWN : proposed;
  if (proposed === null && argument.computed) return prior;
  return isZero(proposed) && isZero(prior) ? prior : proposed;
}

function plannedBlock(nested: NestedTypeBlock, prior: readonly Values[] | undefined, proposed: Value) {
  if (proposed === UNKNOWN) return UNKNOWN;
  const after = elements(proposed);
  if (after.length === 0 && nested.computed) return prior ?? UNKNOWN;
  if (prior && nested.identity && sameIdentities(nested.identity, prior, after)) return prior;
  return after.map((element, index) =>
    isUnknown(element) ? element : plannedState(nested, counterpart(nested, element, index, prior), element),
  );
}

/** The prior element of a proposed one; none for a new one. */
function counterpart(nested: NestedTypeBlock, element: Values, index: number, prior: readonly Values[] = []) {
  if (nested.nesting === "list") return prior[index];
  const { identity } = nested;
  if (!identity) return prior.find((candidate) => continues(nested, candidate, element));
  return prior.find((candidate) => identity.every((name) => candidate[name] === element[name]));
}

/** Whether everything an element says agrees with an existing one. */
function continues(nested: NestedTypeBlock, prior: Values, element: Values): boolean {
  const attributes = Object.keys(nested.arguments).every(
    (name) => isZero(element[name]) || isDeepStrictEqual(prior[name], element[name]),
  );
  const blocks = Object.entries(nested.blocks).every(([name, inner]) => {
    const [before, after] = [elements(prior[name]), elements(element[name])];
    return after.every((one) => !isUnknown(one) && before.some((other) => continues(inner, other, one)));
  });
  return attributes && blocks;
}

function sameIdentities(identity: readonly string[], prior: readonly Values[], proposed: readonly Values[]): boolean {
  if (proposed.some((element) => isUnknown(element) || identity.some((name) => element[name] === UNKNOWN)))
    return false;
  const identities = (tunnels: readonly Values[]) =>
    tunnels.map((tunnel) => JSON.stringify(identity.map((name) => tunnel[name]))).sort();
  return identities(prior).join() === identities(proposed).join();
}

function anyForceNew({ forceNew, arguments: attributes, blocks }: NestedTypeBlock): boolean {
  return forceNew || Object.values(attributes).some((one) => one.forceNew) || Object.values(blocks).some(anyForceNew);
}

function elements(block: Value | undefined): readonly Values[] {
  return Array.isArray(block) ? block : [];
}

function isUnknown(value: Value): value is typeof UNKNOWN {
  return value === UNKNOWN;
}
