import { API_VPC } from "../../domain/source";
import { TUNNELS } from "../../domain/tunnel";
import type { Tunnel, VpnGatewayConnection } from "../../graph/network/words";
import { hcl } from "../example";
import { type Complaint, EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "two-tunnels-on-vpn-gateway",
  level: "error",
  refusedByCloud: true,
  warnsBefore: true,
  phases: EVERY_PHASE,
  title: "A dual-tunnel connection on a VPN gateway has exactly two tunnels with a customer gateway each, master first",
  why: "The API creates master and slave in one request and refuses any other number of tunnels.",
  source: API_VPC,
  fix: "describe the master, then the slave",
  subjects: (graph) => graph.vpnGatewayConnections(),
  check(connection): Complaint | undefined {
    const { length } = connection.tunnels();
    const isSingleTunnel = length === 0 && connection.customerGatewayId.isGiven();
    if (length === TUNNELS.length) return gatewayProblem(connection) ?? rolesProblem(connection.tunnels());
    if (isSingleTunnel) return undefined;
    const what = `there ${length === 1 ? "is 1 tunnel" : `are ${length} tunnels`}`;
    return { what, allowed: `${TUNNELS.length} tunnels`, at: { argument: "tunnels" } };
  },
  bad: hcl`
    resource "alicloud_vpn_connection" "branch__main" {
      vpn_gateway_id = "vpn-abc123"
      tunnel_options_specification { role = "master" }
    }`,
  good: hcl`
    resource "alicloud_vpn_connection" "branch__main" {
      vpn_gateway_id = "vpn-abc123"
      tunnel_options_specification {
        role                = "master"
        customer_gateway_id = alicloud_vpn_customer_gateway.branch__edge.id
      }
      tunnel_options_specification {
        role                = "slave"
        customer_gateway_id = alicloud_vpn_customer_gateway.branch__edge.id
      }
    }`,
});

/** The provider takes a tunnel without a customer gateway, the API does not. */
function gatewayProblem(connection: VpnGatewayConnection): Complaint | undefined {
  const bare = connection.tunnels().find(({ customerGatewayId }) => customerGatewayId.isAbsent());
  if (!bare || bare.resource.isNew === false) return undefined;
  return {
    what: "the tunnel has no customer gateway",
    allowed: "the id of a customer gateway, cgw-…",
    fix: "name a customer gateway in each tunnel",
    at: bare.customerGatewayId,
  };
}

const ROLES: readonly string[] = ["master", "slave"];

/** For one master and one slave; nothing if the order of the tunnels decides the roles. */
function rolesProblem(tunnels: readonly Tunnel[]): Complaint | undefined {
  const [first, second] = tunnels.map(({ role }) => role.or(""));
  const at = tunnels[1]?.role;
  const unknown = tunnels.find(({ role }) => !["", ...ROLES].includes(role.or("")));
  if (unknown)
    return {
      what: `“${unknown.role.known()}” is not a known role`,
      allowed: ROLES.join(", "),
      level: "warning",
      at: unknown.role,
      fault: unknown.role.known(),
    };
  if (at === undefined || !first || !second) return undefined;
  if (first === second)
    return { what: `both tunnels are the ${first}`, allowed: "one master and one slave", at, fault: first };
  if (first !== "slave" || second !== "master") return undefined;
  const what = "the slave stands before the master";
  return { what, allowed: "the master, then the slave", level: "warning", at: tunnels[0]?.role ?? at };
}
