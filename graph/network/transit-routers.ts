import { withoutLastIndex } from "../terraform/address";
import { type Identity, isToBeReported } from "../terraform/value";
import { Same } from "./same";
import type { NamesTransitRouter, TransitRouter, TransitRouterFacts } from "./words";

/** Groups of names for the same transit router: ids, addresses, data sources, a CEN instance with a region. */
export class TransitRouters {
  private readonly same = new Same(rank);
  private readonly facts = new Map<Identity, TransitRouterFacts>();
  /** Transit routers that a stack makes, and that may exist already. */
  private readonly mayExist = new Set<Identity>();

  constructor(attachments: readonly NamesTransitRouter[], routers: readonly TransitRouter[]) {
    const named = [...attachments, ...routers].map((subject) => ({ subject, names: subject.transitRouterNames() }));
    for (const { names } of named) this.same.join(names);
    for (const { subject, names } of named) {
      const [name] = names;
      if (name === undefined) continue;
      const [best, { region, cen }] = [this.of(name), subject.transitRouterFacts()];
      const known = this.facts.get(best);
      this.facts.set(best, { region: known?.region ?? region, cen: known?.cen ?? cen });
    }
    for (const router of routers) {
      const [name] = router.transitRouterNames();
      if (name !== undefined && router.mayExist()) this.mayExist.add(this.of(name));
    }
  }

  of(name: Identity): Identity {
    return this.same.of(name);
  }

  /** Whether a name may turn out to name any existing transit router. */
  readonly isOpen = isOpenName;

  /**
   * Whether two names may turn out to name the same transit router: one that a stack makes (and that may exist already)
   * and an id, unless regions or CEN instances differ. Undefined if no two names may.
   */
  get mayBeOne(): ((name: Identity, other: Identity) => boolean) | undefined {
    if (this.mayExist.size === 0) return undefined;
    return (name, other) => {
      const [made, id] = name.includes("/") ? [name, other] : [other, name];
      if (!this.mayExist.has(withoutLastIndex(made)) || isOpenName(id) || id.includes("/")) return false;
      const [one, another] = [this.factsOf(made), this.factsOf(id)];
      return mayAgree(one.region, another.region) && mayAgree(one.cen, another.cen);
    };
  }

  private factsOf(name: Identity): TransitRouterFacts {
    return this.facts.get(name) ?? this.facts.get(withoutLastIndex(name)) ?? {};
  }
}

function mayAgree(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one === other;
}

/**
 * Whether a name, such as a variable or the answer of a data source, may turn out to name any existing transit router.
 */
function isOpenName(name: Identity): boolean {
  return isToBeReported(name) || isRegional(name);
}

/** A CEN instance has one transit router in a region. Source: `API_CBN`. */
export function regionalName(cen: Identity, region: string): Identity {
  return `transit router of ${cen} in ${region}`;
}

function isRegional(name: Identity): boolean {
  return name.startsWith("transit router of ");
}

/** Ids first, then addresses. */
function rank(name: Identity): number {
  if (isOpenName(name)) return 2;
  return name.includes("/") ? 1 : 0;
}
