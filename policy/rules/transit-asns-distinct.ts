import { BGP_LOOPS } from "../../domain/source";
import { groupBy } from "../../graph/group-by";
import type { ResourceGraph } from "../../graph/network/graph";
import { siteOf } from "../../graph/network/site";
import type { Connection } from "../../graph/network/words";
import { ifDecided } from "../../graph/terraform/value";
import { hcl, policyYaml } from "../example";
import { EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "transit-asns-distinct",
  level: "warning",
  phases: EVERY_PHASE,
  title: "Sites that reach each other through the transit router have ASNs of their own",
  why: "A device drops routes in whose AS path its own ASN stands: of the other site it learns none, unless it is told to accept its own ASN.",
  source: BGP_LOOPS,
  fix: "give each site an ASN of its own, or let the devices accept their own ASN and waive this",
  subjects: (graph) =>
    [...groupBy(endsIn(graph), ({ router, asn }) => `${router}\n${asn}`).values()].flatMap((ends) => {
      const [first] = ends;
      const others = ends.filter(({ site }) => site !== first?.site);
      const bySite = [...groupBy(others, ({ site }) => site).values()].flatMap(([one]) => one ?? []);
      return bySite.map(({ connection, asn }) => ({ resource: connection.resource, asn, first: first?.connection }));
    }),
  check({ asn, first }, { transit }) {
    if (!transit.includes("VPN") || !first) return undefined;
    const what = `the site has ASN ${asn}, which the site of ${first.resource.address} has, too`;
    return { what, allowed: "an ASN for each site", fault: asn, with: [first.resource] };
  },
  bad: [
    policyYaml`
      options:
        transit: [VPN]`,
    hcl`
      resource "alicloud_vpn_gateway_vpn_attachment" "chengdu__main" {
        enable_tunnels_bgp = true
      }
      resource "alicloud_vpn_customer_gateway" "chengdu__edge-1" { asn = "65010" }`,
  ],
  good: [
    policyYaml`
      options:
        transit: [VPN]`,
    hcl`
      resource "alicloud_vpn_gateway_vpn_attachment" "chengdu__main" {
        enable_tunnels_bgp = true
      }
      resource "alicloud_vpn_customer_gateway" "chengdu__edge-1" { asn = "65020" }
      resource "alicloud_vpn_customer_gateway" "chengdu__edge-2" { asn = "65020" }`,
  ],
});

/** The far end of a tunnel with BGP, as far as it is known. */
interface End {
  readonly connection: Connection;
  readonly site: string;
  readonly router: string;
  readonly asn: string;
}

function endsIn(graph: ResourceGraph): readonly End[] {
  return graph.attachments().flatMap((attachment) => {
    const connection = ifDecided(() => attachment.connection());
    const router = ifDecided(() => attachment.transitRouter());
    if (!connection || router === undefined || attachment.resource.instances.min === 0) return [];
    const site = ifDecided(() => siteOf(connection));
    if (site === undefined || !ifDecided(connection.hasBgp)) return [];
    const asns = connection.tunnelsOrUnknown().map((tunnel) => ifDecided(() => tunnel.customerGateway().asn.known()));
    return [...new Set(asns)].flatMap((asn) =>
      asn === undefined ? [] : { connection, site, router, asn: String(asn) },
    );
  });
}
