import { addressOf, type Json, office, patch, resources, site, stack } from "./fixtures";

// The paths that cases change with `patch` and `changed`. Shanghai has BGP, Chengdu static routes, the office protected flows.
export const CONNECTION = "resource/alicloud_vpn_gateway_vpn_attachment/shanghai__main";
export const TUNNELS = `${CONNECTION}/tunnel_options_specification`;
export const TUNNEL_1 = `${TUNNELS}/0`;
export const TUNNEL_2 = `${TUNNELS}/1`;
export const ATTACHMENT = "resource/alicloud_cen_transit_router_vpn_attachment/shanghai__main";
export const ASSOCIATION = "resource/alicloud_cen_transit_router_route_table_association/shanghai__main";
export const PROPAGATION = "resource/alicloud_cen_transit_router_route_table_propagation/shanghai__main";
export const GATEWAY_1 = "resource/alicloud_vpn_customer_gateway/shanghai__edge-1";
export const GATEWAY_2 = "resource/alicloud_vpn_customer_gateway/shanghai__edge-2";
export const OFFICE = "resource/alicloud_vpn_connection/office__main";
export const OFFICE_TUNNEL_1 = `${OFFICE}/tunnel_options_specification/0`;
export const OFFICE_TUNNEL_2 = `${OFFICE}/tunnel_options_specification/1`;
export const CHENGDU = CONNECTION.replace("shanghai", "chengdu");
export const ROUTE = "resource/alicloud_vpn_gateway_vco_route/chengdu__main__192-168-9-0-24";
export const CIDR = "resource/alicloud_cen_transit_router_cidr/main";
export const ROUTER = "resource/alicloud_cen_transit_router/main";

export const EDGE_1 = addressOf("shanghai", 1);
export const EDGE_2 = addressOf("shanghai", 2);

/** The Terraform address at a path. */
export function at(path: string): string {
  return path.split("/").slice(1, 3).join(".");
}

/** A reference to an attribute of the resource at a path. */
export function reference(path: string, attribute = "id"): string {
  return `\${${at(path)}.${attribute}}`;
}

/** A copy with other values at some paths; `undefined` removes a value. */
export function changed(json: Json, values: Readonly<Record<string, Json[string]>>): Json {
  return Object.entries(values).reduce((copy, [path, value]) => patch(copy, path, value), json);
}

/** Makes a site's attachment depend on the transit router's CIDR. */
export function waiting(json: Json, name: string): Json {
  return patch(json, `${ATTACHMENT.replace("shanghai", name)}/depends_on`, [at(CIDR)]);
}

/** Everything that our stacks write, without a fault. */
export const good = stack(
  { provider: { alicloud: [{ region: "cn-hangzhou" }] } },
  resources({ alicloud_cen_transit_router_cidr: { main: { transit_router_id: "tr-abc123", cidr: "10.255.0.0/24" } } }),
  waiting(site("shanghai"), "shanghai"),
  waiting(site("chengdu", { routes: ["192.168.9.0/24"] }), "chengdu"),
  office(),
);

/** A transit router that is made together with its attachments. */
export const MADE_HERE = reference(ROUTER, "transit_router_id");
export const hub = stack(
  resources({
    alicloud_cen_transit_router: { main: { cen_id: "cen-abc123" } },
    alicloud_cen_transit_router_cidr: { main: { transit_router_id: MADE_HERE, cidr: "10.255.0.0/24" } },
  }),
  waiting(site("shanghai", { transitRouter: MADE_HERE }), "shanghai"),
);

/** The good stack, in which Shanghai's connection has the single-tunnel form with the settings of its second tunnel, changed by `ike`. */
export function singleTunnel(ike: Json): Json {
  const [, type = "", name = ""] = CONNECTION.split("/");
  const connections = (good.resource as Readonly<Record<string, Readonly<Record<string, Json>>>>)[type];
  const [, second] = (connections?.[name]?.tunnel_options_specification ?? []) as Json[];
  return changed(good, {
    [TUNNELS]: undefined,
    [`${CONNECTION}/customer_gateway_id`]: second?.customer_gateway_id,
    [`${CONNECTION}/ike_config`]: { ...(second?.tunnel_ike_config as Json), ...ike },
    [`${CONNECTION}/ipsec_config`]: second?.tunnel_ipsec_config,
  });
}
