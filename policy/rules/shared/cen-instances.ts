import type { ResourceGraph } from "../../../graph/network/graph";
import { Same } from "../../../graph/network/same";
import { type Identity, ifDecided, isToBeReported } from "../../../graph/terraform/value";

/** Groups of transit routers in one CEN instance; different CEN instances share nothing. */
export class CenInstances {
  private readonly byRouter = new Map<Identity, Identity>();
  /** Names of one instance: a transit router has one. */
  private readonly same = new Same(rank);

  constructor(graph: ResourceGraph) {
    for (const subject of [...graph.madeTransitRouters(), ...graph.attachments(), ...graph.vpcAttachments()]) {
      const [name] = subject.transitRouterNames();
      const cen = subject.cenId.isAbsent() ? undefined : ifDecided(() => subject.cenId.identity());
      if (name === undefined || cen === undefined) continue;
      const router = graph.transitRouters().of(name);
      const known = this.byRouter.get(router);
      if (known === undefined) this.byRouter.set(router, cen);
      else if (known !== cen) this.same.join([known, cen]);
    }
  }

  /** Whether any of some is in one instance with any of others; undefined if unknown. */
  areOne(some: () => readonly Identity[], others: () => readonly Identity[]): boolean | undefined {
    const [left, right] = [ifDecided(some), ifDecided(others)];
    if (!left || !right) return undefined;
    const pairs = left.flatMap((one) => right.map((other) => this.isOne(one, other)));
    if (pairs.includes(true)) return true;
    return pairs.includes(undefined) ? undefined : false;
  }

  private isOne(one: Identity, other: Identity): boolean | undefined {
    if (one === other) return true;
    const [first, second] = [this.of(one), this.of(other)];
    if (first === undefined || second === undefined) return undefined;
    if (first === second) return true;
    // two ids differ, and so do two new ones; a new one may have an id by now
    return rank(first) === TO_BE_TOLD || rank(first) !== rank(second) ? undefined : false;
  }

  private of(router: Identity): Identity | undefined {
    const cen = this.byRouter.get(router);
    return cen === undefined ? undefined : this.same.of(cen);
  }
}

const TO_BE_TOLD = 2;

/** Ids first, then addresses. */
function rank(cen: Identity): number {
  if (isToBeReported(cen)) return TO_BE_TOLD;
  return cen.includes("/") ? 1 : 0;
}
