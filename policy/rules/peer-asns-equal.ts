import { parseAsn } from "../../domain/asn";
import { DUAL_TUNNEL } from "../../domain/source";
import type { Tunnel } from "../../graph/network/words";
import { ifDecided } from "../../graph/terraform/value";
import { hcl } from "../example";
import { rule } from "../rule";

export default rule({
  id: "peer-asns-equal",
  level: "warning",
  title: "The devices at both tunnels of a connection have the same ASN",
  why: "The cloud accepts two ASNs, but the documentation advises one: traffic is not balanced over routes with different AS paths.",
  source: DUAL_TUNNEL,
  fix: "give both customer gateways the ASN of the site",
  subjects: (graph) => graph.connections(),
  check(connection) {
    if (!connection.hasBgp()) return undefined;
    const [one, two] = connection.tunnels();
    if (!one || !two) return undefined;
    if (allHaveOneAsn(one, two)) return undefined;
    const [first, second] = [one.customerGateway(), two.customerGateway()];
    const [asn, other] = [first.asn.known(), second.asn.known()];
    if (asn === "" || other === "" || parseAsn(asn) === parseAsn(other)) return undefined;
    return {
      what: `the devices have ASN ${asn} and ASN ${other}`,
      allowed: "one ASN for both",
      at: two.customerGatewayId,
      fault: `${asn} ${other}`,
      with: [first.resource, second.resource],
    };
  },
  bad: hcl`
    resource "alicloud_vpn_customer_gateway" "shanghai__edge-1" {
      asn = 65010
    }
    resource "alicloud_vpn_customer_gateway" "shanghai__edge-2" {
      asn = 65011
    }`,
  good: hcl`
    resource "alicloud_vpn_customer_gateway" "shanghai__edge-1" {
      asn = 65010
    }
    resource "alicloud_vpn_customer_gateway" "shanghai__edge-2" {
      asn = 65010
    }`,
});

/** Whether all candidates for the devices of two tunnels have one ASN. */
function allHaveOneAsn(...tunnels: readonly Tunnel[]): boolean {
  const ends = tunnels.map((tunnel) => {
    const known = ifDecided(() => tunnel.customerGateway());
    return known ? [known] : tunnel.possibleCustomerGateways();
  });
  const asns = ends.flat().map(({ asn }) => ifDecided(() => parseAsn(asn.known())));
  return ends.every((devices) => devices.length > 0) && asns[0] !== undefined && new Set(asns).size === 1;
}
