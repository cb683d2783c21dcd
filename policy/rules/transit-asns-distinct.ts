import { BGP_LOOPS } from "../../domain/source";
import { groupBy } from "../../graph/group-by";
import type { ResourceGraph } from "../../graph/network/graph";
import { siteOf } from "../../graph/network/site";
import type { Attachment, Connection } from "../../graph/network/words";
import { ifDecided } from "../../graph/terraform/value";
import { hcl, policyYaml } from "../example";
import { EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "transit-asns-distinct",
  level: "warning",
  phases: EVERY_PHASE,
  title: "Sites that reach each other through the transit router have ASNs of their own",
  why: "A device drops a route with its own ASN in the AS path. It learns no routes of the other site, unless you configure it to accept its own ASN.",
  source: BGP_LOOPS,
  fix: "give each site an ASN of its own, or let the devices accept their own ASN and waive this",
  subjects: (graph) => [...sharing(graph), ...unknown(graph)],
  check({ asn, first, read }, { transit }) {
    if (!transit.includes("VPN")) return undefined;
    read?.();
    if (!first) return undefined;
    const what = `the site has ASN ${asn}, like the site of ${first.resource.address}`;
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

/** The other end of a tunnel with BGP, as far as known. */
interface End {
  readonly connection: Connection;
  readonly site: string;
  readonly router: string;
  readonly asn: string;
}

interface Judged {
  readonly resource: Connection["resource"];
  readonly asn?: string;
  /** A connection of another site with that ASN. */
  readonly first?: Connection;
  /** Ends the check if something of it is unknown. */
  readonly read?: () => unknown;
}

/** Connections whose site shares its ASN with another site on the same transit router, one for each site. */
function sharing(graph: ResourceGraph): readonly Judged[] {
  const ends = graph.attachments().flatMap((attachment) => ifDecided(() => endsOf(attachment)) ?? []);
  return [...groupBy(ends, ({ router, asn }) => `${router}\n${asn}`).values()].flatMap((same) => {
    const [first] = same;
    const others = same.filter(({ site }) => site !== first?.site);
    const bySite = [...groupBy(others, ({ site }) => site).values()].flatMap(([one]) => one ?? []);
    return bySite.map(({ connection, asn }) => ({
      resource: connection.resource,
      asn,
      ...(first ? { first: first.connection } : {}),
    }));
  });
}

/** Attachments whose destinations may be unknown. */
function unknown(graph: ResourceGraph): readonly Judged[] {
  const attachments = graph.attachments();
  if (attachments.length < 2) return [];
  return attachments.map((attachment) => ({ resource: attachment.resource, read: () => endsOf(attachment) }));
}

/** Ends the check if something of them is unknown. */
function endsOf(attachment: Attachment): readonly End[] {
  if (attachment.resource.instances.max === 0) return [];
  const connection = attachment.connection();
  if (!connection.hasBgp()) return [];
  const [router, site] = [attachment.transitRouter(), siteOf(connection)];
  const asns = connection.tunnels().map((tunnel) => String(tunnel.customerGateway().asn.known()));
  return [...new Set(asns)].map((asn) => ({ connection, site, router, asn }));
}
