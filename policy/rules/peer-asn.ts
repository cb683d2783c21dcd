import { parseAsn } from "../../domain/asn";
import { API_VPC } from "../../domain/source";
import { rule } from "../rule";

export default rule({
  id: "peer-asn",
  level: "error",
  title: "The two ends of a tunnel have different ASNs",
  why: "Equal ASNs would make it iBGP, which no source says the cloud speaks here.",
  source: API_VPC,
  fix: "give the site an ASN of its own, such as 65010",
  subjects: (graph) => graph.tunnels(),
  check(tunnel) {
    const gateway = tunnel.customerGateway();
    if (!gateway) return undefined;
    const [local, peer] = [tunnel.bgp.localAsn.known(), gateway.asn.known()];
    if (parseAsn(local) === undefined || parseAsn(local) !== parseAsn(peer)) return undefined;
    return {
      what: `${peer} is the ASN of both the cloud's end and ${gateway.resource.address}`,
      allowed: "another ASN at each end",
      at: tunnel.bgp.localAsn,
      with: [gateway.resource],
    };
  },
  bad: "local_asn = 65010 to a customer gateway with asn = 65010",
  good: "local_asn = 64512 to a customer gateway with asn = 65010",
});
