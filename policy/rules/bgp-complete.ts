import { API_VPC } from "../../domain/source";
import { each, rule } from "../rule";

export default rule({
  id: "bgp-complete",
  level: "error",
  title: "With BGP on, every tunnel has its BGP settings and every customer gateway an ASN",
  why: "BGP is on for a whole connection: the API refuses one that lacks any of it.",
  source: API_VPC,
  fix: "give what is missing (insideCidr at the tunnel, asn at the customer gateway), or bgp: false",
  subjects: (graph) => graph.tunnels(),
  check(tunnel) {
    if (!tunnel.connection.hasBgp()) return undefined;
    const { tunnelCidr, localBgpIp, localAsn } = tunnel.bgp;
    const asn = () => {
      const gateway = tunnel.customerGateway();
      if (!gateway || gateway.asn.isGiven()) return undefined;
      const what = `BGP is on, but the customer gateway ${gateway.resource.address} has no ASN`;
      return { what, allowed: "the device's own ASN", at: tunnel.customerGatewayId, with: [gateway.resource] };
    };
    const settings = each([tunnelCidr, localBgpIp, localAsn], (setting) =>
      setting.isGiven()
        ? undefined
        : {
            what: `BGP is on, but ${setting.argument} is not given`,
            allowed: "inside CIDR, local IP and local ASN",
            at: setting,
          },
    );
    return settings.length > 0 ? settings : asn();
  },
  bad: "bgp: {localAsn: 64512} with a tunnel that has no insideCidr",
  good: "bgp: {localAsn: 64512} with insideCidr in both tunnels and asn in their customer gateways",
});
