import { TERRAFORM } from "../../domain/source";
import { formerKeys } from "../../graph/network/former-keys";
import { likenesses } from "../../graph/network/likeness";
import { table } from "../../graph/terraform/json";
import type { Resource } from "../../graph/terraform/resource";
import { TYPE } from "../../graph/terraform/types";
import { hcl } from "../example";
import { rule } from "../rule";

export default rule({
  id: "rename-without-move",
  level: "warning",
  phases: ["plan"],
  title: "A renamed resource moves to its new Terraform address, and is not destroyed and made again",
  why: "Without a move, the new address is another resource for Terraform: tunnels go down, a connection gets other gateway addresses, and the cloud may refuse the new object while the old one exists.",
  source: TERRAFORM,
  fix: "give the old name in formerly in the environment file, or the old address in a moved block",
  subjects: likenesses,
  check({ resource, former }) {
    const found = former();
    const [first] = found;
    if (first === undefined) return undefined;
    return {
      what: `${found.map(({ address }) => address).join(" or ")} has the same ${SAME[resource.type]}, and is destroyed while this one is made`,
      allowed: "",
      fix: `if this is a rename, ${remedy(first, resource)}`,
      with: found,
    };
  },
  bad: {
    before: hcl`
        resource "alicloud_vpn_customer_gateway" "office__fw" {
          ip_address = "203.0.113.30"
        }`,
    after: hcl`
        resource "alicloud_vpn_customer_gateway" "berlin__fw" {
          ip_address = "203.0.113.30"
        }`,
  },
  good: {
    before: hcl`
        resource "alicloud_vpn_customer_gateway" "office__fw" {
          ip_address = "203.0.113.30"
        }`,
    after: hcl`
        moved {
          from = alicloud_vpn_customer_gateway.office__fw
          to   = alicloud_vpn_customer_gateway.berlin__fw
        }
        resource "alicloud_vpn_customer_gateway" "berlin__fw" {
          ip_address = "203.0.113.30"
        }`,
  },
});

/** What identifies it. */
const SAME = table<string>({
  [TYPE.transitRouter]: "CEN instance",
  [TYPE.routeTable]: "transit router, and name or attachments",
  [TYPE.vpnAttachment]: "connection and transit router",
  [TYPE.vpnGatewayConnection]: "VPN gateway, networks, and devices of the tunnels",
  [TYPE.customerGateway]: "address and ASN",
  [TYPE.vpnGateway]: "VPC, vSwitches and bandwidth",
  [TYPE.ipsecConnection]: "networks, devices and inside CIDRs of the tunnels",
});

function remedy(from: Resource, to: Resource): string {
  const moved = `a moved block from ${from.address} to ${to.address}`;
  const keys = formerKeys(from.address, to.address);
  return keys.length === 0 ? moved : `in an environment file ${keys.join(" and ")}; elsewhere ${moved}`;
}
