import type { TransitRouter } from "./transit-router";

/** Name of the stack of an environment's sites. */
export function stackName(environment: string): string {
  return `${environment}-sites`;
}

/** Name of the stack of its transit router, where it makes one. */
export function hubStackName(environment: string): string {
  return `${environment}-hub`;
}

/** The parts of an environment that decide the names of its stacks. */
interface Named {
  readonly name: string;
  readonly transitRouter?: TransitRouter;
  readonly sites: object;
}

/** Names of an environment's stacks, in the order of deployment. */
export function stackNames({ name, transitRouter, sites }: Named) {
  const hub = transitRouter && transitRouter.id === undefined ? hubStackName(name) : undefined;
  const own = hub !== undefined && Object.keys(sites).length === 0 ? undefined : stackName(name);
  return { hub, sites: own, all: [hub, own].filter((each) => each !== undefined) };
}
