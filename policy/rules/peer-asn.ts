import { parseAsn, peerAsnProblem } from "../../domain/asn";
import { API_VPC } from "../../domain/source";
import { hcl } from "../example";
import { EVERY_PHASE, rule } from "../rule";
import { atFarEnd } from "./shared/far-end";

export default rule({
  id: "peer-asn",
  level: "warning",
  phases: EVERY_PHASE,
  title: "The two ends of a tunnel have different ASNs",
  why: "Equal ASNs make the session iBGP. The cloud accepts them, and a vendor's example has them, but no source says where the cloud passes on the routes.",
  source: API_VPC,
  fix: "give the site an ASN of its own",
  subjects: (graph) => graph.tunnels(),
  check(tunnel) {
    const { localAsn } = tunnel.bgp;
    if (localAsn.isAbsent() || !tunnel.connection.hasBgp()) return undefined;
    return atFarEnd(tunnel, (gateway) => {
      const [local, peer] = [localAsn.known(), gateway.asn.known()];
      const problem = parseAsn(local) === undefined ? undefined : peerAsnProblem(local, peer);
      return problem && { ...problem, at: localAsn, fault: `${local} ${peer}`, with: [gateway.resource] };
    });
  },
  bad: hcl`
    resource "alicloud_vpn_customer_gateway" "shanghai__edge-2" {
      asn = 64512 # as local_asn of the tunnel
    }`,
  good: hcl`
    resource "alicloud_vpn_customer_gateway" "shanghai__edge-2" {
      asn = 65010
    }`,
});
