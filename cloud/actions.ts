import type { Actions } from "./action";
import { secrets } from "./around/secret";
import { serviceLinkedRoles } from "./around/service-linked-role";
import { cenWhereabouts, ecsWhereabouts, identity, resourceGroups, vpcWhereabouts } from "./around/whereabouts";
import { cens } from "./cbn/cen";
import { childInstances } from "./cbn/child-instance";
import { grants } from "./cbn/grant";
import { memberships } from "./cbn/membership";
import { peerAttachments, vbrAttachments, vpcAttachments } from "./cbn/other-attachments";
import { routeEntries } from "./cbn/route-entry";
import { routeMaps } from "./cbn/route-map";
import { routeTables } from "./cbn/route-table";
import { transitRouters } from "./cbn/transit-router";
import { transitRouterCidrs } from "./cbn/transit-router-cidr";
import { vpnAttachments as transitRouterVpnAttachments } from "./cbn/vpn-attachment";
import { moves } from "./moves";
import { tags } from "./tags";
import { customerGateways } from "./vpc/customer-gateway";
import { gatewayRoutes } from "./vpc/gateway-routes";
import { insight } from "./vpc/insight";
import { vbrs } from "./vpc/vbr";
import { vcoRoutes } from "./vpc/vco-routes";
import { vpcs } from "./vpc/vpc";
import { vpnAttachments } from "./vpc/vpn-attachment";
import { vpnConnections } from "./vpc/vpn-connection";
import { vpnGateways } from "./vpc/vpn-gateway";
import { vswitches } from "./vpc/vswitch";

/** A product of the cloud, by the version of its API. */
export interface Product {
  readonly name: string;
  readonly version: string;
  readonly actions: Actions;
}

/** For actions of the same name, a call without a version means the first product. */
export const PRODUCTS: readonly Product[] = [
  {
    name: "Vpc",
    version: "2016-04-28",
    actions: {
      ...customerGateways,
      ...gatewayRoutes,
      ...insight,
      ...moves,
      ...tags,
      ...vbrs,
      ...vcoRoutes,
      ...vpcs,
      ...vpcWhereabouts,
      ...vpnAttachments,
      ...vpnConnections,
      ...vpnGateways,
      ...vswitches,
    },
  },
  {
    name: "Cbn",
    version: "2017-09-12",
    actions: {
      ...cens,
      ...cenWhereabouts,
      ...childInstances,
      ...grants,
      ...memberships,
      ...moves,
      ...peerAttachments,
      ...routeEntries,
      ...routeMaps,
      ...routeTables,
      ...tags,
      ...transitRouterCidrs,
      ...transitRouters,
      ...transitRouterVpnAttachments,
      ...vbrAttachments,
      ...vpcAttachments,
    },
  },
  { name: "Ecs", version: "2014-05-26", actions: ecsWhereabouts },
  { name: "Kms", version: "2016-01-20", actions: secrets },
  { name: "Ram", version: "2015-05-01", actions: { GetRole: serviceLinkedRoles.GetRole } as Actions },
  { name: "ResourceManager", version: "2020-03-31", actions: { ...serviceLinkedRoles, ...resourceGroups } },
  { name: "Sts", version: "2015-04-01", actions: identity },
];
