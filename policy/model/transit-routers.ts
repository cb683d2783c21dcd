import type { Attachment } from "./attachment";
import { Same } from "./same";
import type { TransitRouter } from "./transit-router";
import { type Identity, isToBeTold } from "./value";

/** Which names are known to be the same transit router: ids, addresses, data sources, a CEN instance with a region. */
export class TransitRouters {
  private readonly same = new Same(rank);

  constructor(attachments: readonly Attachment[], routers: readonly TransitRouter[]) {
    for (const subject of [...attachments, ...routers]) this.same.join(subject.transitRouterNames());
  }

  of(name: Identity): Identity {
    return this.same.of(name);
  }
}

/** Whether a name may turn out to be that of any transit router that exists, as a variable or the answer of a data source. */
export function isOpenName(name: Identity): boolean {
  return isToBeTold(name) || isRegional(name);
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
