import { type Static, Type } from "@sinclair/typebox";
import { LIMITS } from "../../domain/limit";
import { ROUTE_MAP_PRIORITIES, TRANSIT_KINDS } from "../../domain/transit";
import { formerly } from "./past";
import { tags } from "./values";
import { closed, either, foundOrMade, keyed, oneOf, text } from "./words";

const transit = (otherwise: string) =>
  Type.Optional(
    Type.Array(oneOf(TRANSIT_KINDS, "vpn: VPN connections; vbr: virtual border routers; ccn: Cloud Connect Network."), {
      uniqueItems: true,
      description: `Kinds of connections that exchange routes with VPN connections; without this the cloud permits none. Default: ${otherwise}.`,
    }),
  );

const cen = either(
  text("cen-id", "The CEN instance, cen-…."),
  closed(
    {
      name: Type.Optional(text("cen-name", "Name of the CEN instance. Default: ENVIRONMENT-cen.")),
      description: Type.Optional(text("cen-description", "Text of 2 to 256 characters.")),
    },
    "A CEN instance to make.",
  ),
  "CEN instance of the transit router: its id, or {} for a new one.",
);

const routeTable = foundOrMade(
  closed(
    { id: text("route-table-id", "The route table, vtb-…."), transit: transit("as the transit router") },
    "A route table that exists already.",
  ),
  closed(
    {
      name: Type.Optional(text("cen-name", "Name of the route table. Default: its name here.")),
      description: Type.Optional(text("cen-description", "Text of 2 to 256 characters.")),
      transit: transit("as the transit router"),
      tags,
      formerly,
    },
    "A route table to make.",
  ),
  "A route table: the id of one that exists, or {} for a new one.",
);

/** What the cloud grants a transit router; `cenvpn.yaml` says it in the same words. */
export const vpnAttachmentLimit = closed(
  {
    most: Type.Integer({
      minimum: LIMITS.vpnAttachmentsPerTransitRouter.most + 1,
      maximum: 10_000,
      description: "Number of VPN attachments that the cloud grants this transit router.",
    }),
    reason: Type.String({
      minLength: 1,
      description: `Why it is more than the documented ${LIMITS.vpnAttachmentsPerTransitRouter.most}, such as the number of the request.`,
    }),
    approver: Type.Optional(Type.String({ minLength: 1, description: "Who approved the limit." })),
    expires: Type.Optional(
      text(
        "date",
        "Last day on which the raised limit counts; then the documented limit counts again. Default: for ever.",
      ),
    ),
  },
  `Raised quota of VPN attachments. Default: the documented ${LIMITS.vpnAttachmentsPerTransitRouter.most}.`,
);

export const transitRouter = closed(
  {
    cen,
    id: Type.Optional(text("transit-router-id", "The transit router, Enterprise Edition. Default: a new one.")),
    account: Type.Optional(
      text("key", "Account that owns the transit router, by its name in accounts. Default: default."),
    ),
    name: Type.Optional(text("cen-name", "Name of a new transit router. Default: ENVIRONMENT-hub.")),
    description: Type.Optional(text("cen-description", "Description of a new transit router.")),
    cidrs: either(
      oneOf(["existing"] as const, "The transit router has CIDRs already."),
      Type.Array(text("transit-router-cidr", "A /16 to /24."), {
        minItems: 1,
        maxItems: LIMITS.transitRouterCidrs.most,
        uniqueItems: true,
        description: "CIDRs to add.",
      }),
      "Blocks from which tunnels get their gateway addresses: existing, or a list of those to add, such as [10.255.0.0/24]. One must exist before the first connection.",
    ),
    routeTables: Type.Optional(
      keyed(
        "route-table-key",
        routeTable,
        "Route tables beside the transit router's own, which is called default. Add new ones at the end.",
      ),
    ),
    transit: transit("none"),
    transitPriority: Type.Optional(
      Type.Integer({
        minimum: ROUTE_MAP_PRIORITIES.lowest,
        maximum: ROUTE_MAP_PRIORITIES.highest,
        description: `First priority of the route maps that transit makes. Each route table takes two priorities: the default table first, the others in order. Default: ${ROUTE_MAP_PRIORITIES.lowest}.`,
      }),
    ),
    vpnAttachmentLimit: Type.Optional(vpnAttachmentLimit),
  },
  "The transit router on which connections end. A new transit router is made in the stack NAME-hub.",
);

export type TransitRouterFile = Static<typeof transitRouter>;
export type RouteTableFile = Static<typeof routeTable>;
