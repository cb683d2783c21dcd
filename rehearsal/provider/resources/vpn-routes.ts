import type { Fields } from "../../../cloud";
import { type ResourceType, VPC } from "../resource";

/** Codes of VPN gateways and connections that are busy. */
const BUSY = [
  "VpnGateway.Configuring",
  "TaskConflict",
  "Appliance.Configuring",
  "VpnTask.CONFLICT",
  "VpnConnection.Configuring",
];

export const vcoRoute: ResourceType = {
  version: VPC,
  id: ["VpnConnectionId", "RouteDest", "NextHop", "Weight"],
  words: { status: "State" },
  create: { action: "CreateVcoRouteEntry", token: "same", retried: BUSY },
  read: {
    action: "DescribeVcoRouteEntries",
    by: ["VpnConnectionId"],
    in: "VcoRouteEntries",
    matching: ["RouteDest", "NextHop", "Weight"],
    pages: true,
    done: ["UnknownError"],
  },
  remove: {
    action: "DeleteVcoRouteEntry",
    token: "same",
    retried: BUSY,
    done: ["UnknownError"],
    until: { field: "State", is: [], after: 0 },
  },
  minutes: { create: 1, delete: 1 },
};

const published = (after: number) => ({ field: "State", is: ["published", "normal"], after });

export const routeEntry: ResourceType = {
  version: VPC,
  id: ["VpnGatewayId", "NextHop", "RouteDest"],
  words: { status: "State", publish_vpc: { sent: "PublishVpc", read: "Published" } },
  create: { action: "CreateVpnRouteEntry", token: "same", retried: BUSY, until: published(5) },
  read: {
    action: "DescribeVpnRouteEntries",
    by: ["VpnGatewayId"],
    in: "VpnRouteEntries",
    matching: ["NextHop", "RouteDest"],
    pages: true,
    answer: withPublished,
  },
  updates: [
    {
      action: "PublishVpnRouteEntry",
      token: "same",
      changes: ["publish_vpc"],
      with: { RouteType: "dbr" },
      retried: BUSY,
      until: published(5),
    },
    { action: "ModifyVpnRouteEntryWeight", token: "same", changes: ["weight"], retried: BUSY, request: reweighed },
  ],
  remove: {
    action: "DeleteVpnRouteEntry",
    gives: ["weight"],
    token: "same",
    retried: [...BUSY, "VpnRouteEntry.Configuring"],
    done: ["InvalidRouteEntry.NotFound"],
    until: { field: "State", is: [], after: 5 },
  },
  minutes: { create: 5, update: 5, delete: 5 },
};

export const policyRouteEntry: ResourceType = {
  version: VPC,
  id: ["VpnGatewayId", "NextHop", "RouteSource", "RouteDest"],
  words: { status: "State", publish_vpc: { sent: "PublishVpc", read: "Published" } },
  create: { action: "CreateVpnPbrRouteEntry", token: "same", retried: BUSY, until: published(5) },
  read: {
    action: "DescribeVpnPbrRouteEntries",
    by: ["VpnGatewayId"],
    in: "VpnPbrRouteEntries",
    matching: ["NextHop", "RouteSource", "RouteDest"],
    pages: true,
    answer: withPublished,
  },
  updates: [
    {
      action: "PublishVpnRouteEntry",
      token: "same",
      changes: ["publish_vpc"],
      with: { RouteType: "pbr" },
      retried: BUSY,
    },
    { action: "ModifyVpnPbrRouteEntryWeight", token: "same", changes: ["weight"], retried: BUSY, request: reweighed },
  ],
  remove: {
    action: "DeleteVpnPbrRouteEntry",
    gives: ["weight"],
    token: "same",
    retried: BUSY,
    until: { field: "State", is: [], after: 5 },
  },
  minutes: { create: 5, update: 5, delete: 5 },
};

function withPublished(route: Fields): Fields {
  return { ...route, Published: route.State === "published", VpnGatewayId: route.VpnInstanceId };
}

/** A weight is changed from what it was. */
function reweighed(
  { Weight: NewWeight, ...others }: Record<string, unknown>,
  before: Readonly<Record<string, string>>,
) {
  return { ...others, Weight: before.weight, NewWeight };
}
