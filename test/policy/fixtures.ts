import { type Judgement, type JudgeOptions, judge, readStacks } from "../../policy";
import CRYPTO from "../setup/strong-crypto.json";

export interface Json {
  [key: string]: JsonValue | undefined;
}
export type JsonValue = string | number | boolean | null | JsonValue[] | Json;

/** An expression, because a variable would have one value at every place. */
export const UNKNOWN = "${one(var.not_known_yet)}";

/** The provider's region. */
export const IN_HANGZHOU = { provider: { alicloud: [{ region: "cn-hangzhou" }] } };

export interface SiteOptions {
  readonly transitRouter?: string;
  /** Static routes, in place of BGP. */
  readonly routes?: readonly string[];
  readonly stack?: string;
}

/** One site with one connection on a transit router, as our stacks write it. */
export function site(
  name: string,
  { transitRouter = "tr-abc123", routes, stack = "dev-sites" }: SiteOptions = {},
): Json {
  const connection = `\${alicloud_vpn_gateway_vpn_attachment.${name}__main.id}`;
  const attachment = `\${alicloud_cen_transit_router_vpn_attachment.${name}__main.id}`;
  const link = { transit_router_attachment_id: attachment, transit_router_route_table_id: "vtb-1" };
  const comment = (path: string, line: number) => ({
    metadata: { path: `${stack}/${name}/${path}` },
    source: `environments/dev.yaml:${line}:7`,
  });
  return resources({
    alicloud_vpn_customer_gateway: {
      [`${name}__edge-1`]: { ip_address: addressOf(name, 1), asn: "65010", "//": comment("edge-1", 8) },
      [`${name}__edge-2`]: { ip_address: addressOf(name, 2), asn: "65010", "//": comment("edge-2", 9) },
    },
    alicloud_vpn_gateway_vpn_attachment: {
      [`${name}__main`]: {
        local_subnet: "0.0.0.0/0",
        remote_subnet: "0.0.0.0/0",
        network_type: "public",
        enable_tunnels_bgp: routes === undefined,
        tunnel_options_specification: [1, 2].map((number) => ({
          tunnel_index: number,
          customer_gateway_id: `\${alicloud_vpn_customer_gateway.${name}__edge-${number}.id}`,
          enable_dpd: true,
          enable_nat_traversal: true,
          tunnel_ike_config: { psk: `\${var.psks["${name}/main/${number}"]}`, ...CRYPTO.ike },
          tunnel_ipsec_config: { ...CRYPTO.ipsec },
          ...(routes ? {} : { tunnel_bgp_config: bgp(number) }),
        })),
        lifecycle: { postcondition: [{ condition: "${true}", error_message: "the tunnels differ" }] },
        "//": comment("main", 14),
      },
    },
    alicloud_cen_transit_router_vpn_attachment: {
      [`${name}__main`]: {
        vpn_id: connection,
        transit_router_id: transitRouter,
        auto_publish_route_enabled: true,
        "//": comment("main/attachment", 14),
      },
    },
    alicloud_cen_transit_router_route_table_association: { [`${name}__main`]: link },
    alicloud_cen_transit_router_route_table_propagation: { [`${name}__main`]: link },
    ...(routes && {
      alicloud_vpn_gateway_vco_route: Object.fromEntries(
        routes.map((route) => [
          `${name}__main__${route.replaceAll(/[./]/g, "-")}`,
          {
            vpn_connection_id: connection,
            route_dest: route,
            next_hop: `\${alicloud_cen_transit_router_vpn_attachment.${name}__main.vpn_id}`,
            weight: 100,
          },
        ]),
      ),
    }),
  });
}

/** The address of the device at a tunnel's other end. */
export function addressOf(site: string, tunnel: 1 | 2): string {
  const place = [...site].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 65_521, 7);
  return `45.${place >> 8}.${place & 255}.${9 + tunnel}`;
}

function bgp(number: number): Json {
  const third = `169.254.10.${(number - 1) * 4}`;
  return { local_asn: 64512, tunnel_cidr: `${third}/30`, local_bgp_ip: `169.254.10.${(number - 1) * 4 + 1}` };
}

/** A connection on a VPN gateway with protected flows, as our stacks write it. */
export function office(name = "office"): Json {
  const gateway = `\${alicloud_vpn_customer_gateway.${name}__edge.id}`;
  const tunnel = (role: string, number: number) => ({
    role,
    customer_gateway_id: gateway,
    enable_dpd: true,
    enable_nat_traversal: true,
    tunnel_ike_config: [{ psk: `\${var.psks["${name}/main/${number}"]}`, ...CRYPTO.ike }],
    tunnel_ipsec_config: [{ ...CRYPTO.ipsec }],
  });
  return resources({
    alicloud_vpn_customer_gateway: {
      [`${name}__edge`]: { ip_address: name === "office" ? "203.0.113.20" : "203.0.113.21" },
    },
    alicloud_vpn_connection: {
      [`${name}__main`]: {
        vpn_gateway_id: "vpn-1",
        local_subnet: ["172.16.0.0/16"],
        remote_subnet: ["10.1.0.0/16", "10.2.0.0/16"],
        tunnel_options_specification: [tunnel("master", 1), tunnel("slave", 2)],
      },
    },
  });
}

export function resources(resource: Json): Json {
  return { resource };
}

/** One stack's JSON from parts of it. */
export function stack(...parts: readonly Json[]): Json {
  const whole: Json = {};
  for (const part of parts) add(whole, part);
  return whole;
}

/** As many sites as attachments. */
export function sites(count: number, options: SiteOptions = {}, prefix = "site"): Json {
  return stack(...Array.from({ length: count }, (_, index) => site(`${prefix}-${index + 1}`, options)));
}

/** A copy with another value at `resource.type.name.argument…`; `undefined` removes the value. */
export function patch(json: Json, path: string, value: JsonValue | undefined): Json {
  const copy = structuredClone(json);
  const keys = path.split("/");
  const last = keys.pop() ?? "";
  let here = copy;
  for (const key of keys) {
    here[key] ??= {};
    here = here[key] as Json;
  }
  if (value === undefined) delete here[last];
  else here[last] = value;
  return copy;
}

export function judgeStack(json: Json, options?: JudgeOptions): Judgement {
  return judge(readStacks({ name: "dev-sites", json }), options);
}

/** What one rule says in a judgement. */
export function verdict({ findings, undecided }: Judgement, rule: string, address?: string) {
  const concerns = (entry: { rule: string; address?: string }) =>
    entry.rule === rule && (address === undefined || entry.address === address);
  if (findings.some(concerns)) return "fail";
  return undecided.some(concerns) ? "undecided" : "pass";
}

function add(whole: Json, part: Json): void {
  for (const [key, value] of Object.entries(part)) {
    const here = whole[key];
    if (isJson(here) && isJson(value)) add(here, value);
    else whole[key] = structuredClone(value);
  }
}

function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
