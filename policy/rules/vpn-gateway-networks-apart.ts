import { type Network, overlaps, parseCidr } from "../../domain/ipv4";
import { NetworkIndex } from "../../domain/network-index";
import { EVERYWHERE } from "../../domain/route";
import { CREATE_A_VPN_CONNECTION } from "../../domain/source";
import { siteOf } from "../../graph/network/site";
import type { VpnGatewayConnection } from "../../graph/network/words";
import { nameFrom } from "../../graph/terraform/resource";
import { type Identity, ifDecided, Undecided } from "../../graph/terraform/value";
import { environmentYaml } from "../example";
import { EVERY_PHASE, each, rule } from "../rule";

export default rule({
  id: "vpn-gateway-networks-apart",
  level: "warning",
  phases: EVERY_PHASE,
  title: "On one VPN gateway, protected flows to the same network lead to one site",
  why: "The traffic matches the flows of both connections and takes one of them: the other site does not get its traffic. A copied site often keeps the networks of the first.",
  source: CREATE_A_VPN_CONNECTION,
  fix: "give each site its own networks under routing.site; waive this if both connections do lead to one site",
  terraformFix: "give each remote_subnet networks of its own; waive this if both connections do lead to one site",
  subjects(graph) {
    const connections = graph.vpnGatewayConnections();
    const flows = connections.flatMap((connection, place) => flowsOf(connection, place));
    const index = new NetworkIndex(flows, ({ network }) => network);
    // a lone connection cannot clash
    return connections.length < 2
      ? []
      : connections.map((connection, place) => ({ resource: connection.resource, connection, place, index }));
  },
  check({ connection, place, index }) {
    if (!connection.hasProtectedFlows()) return undefined;
    return each(flowsOf(connection, place), (flow) => {
      const clash = clashOf(flow, index);
      if (!clash) return undefined;
      const { text } = flow;
      const { resource } = clash.connection;
      const how = clash.text === text ? "also leads" : `overlaps ${clash.text}, which leads`;
      return {
        what: `${text} ${how} to another site from the same VPN gateway: ${nameFrom(connection.resource, resource)}`,
        allowed: "networks that do not overlap",
        at: connection.remoteSubnet,
        fault: `${text} ${clash.text}`,
        with: [resource],
      };
    });
  },
  bad: environmentYaml`
      sites:
        xian:
          customerGateways: {fw: {ip: 198.51.100.20}}
          connections:
            main:
              vpnGateway: vpn-abc123
              bgp: false
              routing: {cloud: [172.16.0.0/16], site: [10.1.0.0/16]} # as of site office
              tunnels: {1: {customerGateway: fw}, 2: {customerGateway: fw}}`,
  good: environmentYaml`
      sites:
        xian:
          customerGateways: {fw: {ip: 198.51.100.20}}
          connections:
            main:
              vpnGateway: vpn-abc123
              bgp: false
              routing: {cloud: [172.16.0.0/16], site: [10.9.0.0/16]}
              tunnels: {1: {customerGateway: fw}, 2: {customerGateway: fw}}`,
});

/** A network at a site, with the networks of the cloud that reach it. */
interface Flow {
  readonly connection: VpnGatewayConnection;
  readonly place: number;
  readonly gateway?: Identity;
  readonly text: string;
  readonly network: Network;
  readonly cloud: readonly Network[];
}

/** An earlier flow of another site through the same VPN gateway, from an overlapping network of the cloud to one at the site. */
function clashOf({ connection, place, network, cloud }: Flow, index: NetworkIndex<Flow>): Flow | undefined {
  const others = index
    .overlapping(network)
    .filter((other) => other.place < place && siteOf(other.connection) !== siteOf(connection))
    .filter((other) => other.cloud.some((one) => cloud.some((two) => overlaps(one, two))));
  if (others.length === 0) return undefined;
  const gateway = connection.vpnGatewayId.identity();
  const clash = others.find((other) => other.gateway === gateway && other.connection.resource.instances.min > 0);
  if (!clash) for (const other of others) refuseUnknown(other, gateway);
  return clash;
}

/** Ends the check if the existence or the VPN gateway of another connection is unknown. */
function refuseUnknown({ connection, gateway }: Flow, own: Identity): void {
  if (gateway === undefined) connection.vpnGatewayId.identity();
  if (gateway === own)
    throw new Undecided(`the number of instances of ${connection.resource.address} is not known yet`);
}

/** The known flows; none without protected flows. */
function flowsOf(connection: VpnGatewayConnection, place: number): readonly Flow[] {
  const cloud = networksOf(connection.localSubnet);
  const gateway = ifDecided(() => connection.vpnGatewayId.identity());
  return networksOf(connection.remoteSubnet).map(({ text, network }) => ({
    ...{ connection, place, gateway, text, network },
    cloud: cloud.map((one) => one.network),
  }));
}

function networksOf(side: VpnGatewayConnection["localSubnet"]): readonly Pick<Flow, "text" | "network">[] {
  return (ifDecided(() => side.known()) ?? []).flatMap((text) => {
    const network = text === EVERYWHERE ? undefined : parseCidr(text);
    return network ? [{ text, network }] : [];
  });
}
