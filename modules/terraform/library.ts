import { App } from "cdktf";
import type { IConstruct } from "constructs";
import type { Problem } from "../../domain/problem";

/** How jsii marks a class of a library: `cdktf.App`. */
const MARK = Symbol.for("jsii.rtti");

/**
 * Why a construct does not fit into an app of cdktf's successor: the two libraries know each other's stacks, but not
 * each other's resources.
 */
export function otherLibraryProblem(construct: IConstruct): Problem | undefined {
  const [theirs, ours] = [libraryOf(construct.node.root.constructor), libraryOf(App)];
  if (theirs === undefined || theirs === ours) return undefined;
  return {
    what: `the app is one of ${theirs}, and this construct is one of ${ours}`,
    allowed: "one library for both",
    fix: `install ${theirs} under the name of ${ours}, npm install ${ours}@npm:${theirs}, and import everything from “${ours}”`,
  };
}

/** The library of the App class that a class is, or extends. */
function libraryOf(made: object): string | undefined {
  const { fqn } = Object(Object.hasOwn(made, MARK) ? (made as Record<symbol, unknown>)[MARK] : undefined);
  const [, library] = /^(\w+)\.App$/.exec(String(fqn)) ?? [];
  const parent = Object.getPrototypeOf(made);
  return (parent && libraryOf(parent)) ?? library;
}
