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
  title: "A resource with a new Terraform address is moved there, not destroyed and made again",
  why: "Renamed alone, it is another resource to Terraform: tunnels go down, a connection gets other gateway addresses, and the cloud may refuse the second of its kind before the first is gone.",
  source: TERRAFORM,
  fix: "name the former key with formerly in the environment file, or the former address in a moved block",
  subjects: likenesses,
  check({ resource, former }) {
    const found = former();
    const [first] = found;
    if (first === undefined) return undefined;
    return {
      what: `${found.map(({ address }) => address).join(" or ")} is the same by ${SAME[resource.type]}, and is destroyed while this is made`,
      allowed: "a move from the one to the other",
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

/** By what it is recognized. */
const SAME = table<string>({
  [TYPE.transitRouter]: "the CEN instance",
  [TYPE.routeTable]: "the transit router, and the name or the attachments",
  [TYPE.vpnAttachment]: "the connection and the transit router",
  [TYPE.vpnGatewayConnection]: "the VPN gateway, the networks, and the devices of the tunnels",
  [TYPE.customerGateway]: "address and ASN",
  [TYPE.vpnGateway]: "VPC, vSwitches and bandwidth",
  [TYPE.ipsecConnection]: "the networks, and the devices and inside CIDRs of the tunnels",
});

function remedy(from: Resource, to: Resource): string {
  const moved = `a moved block from ${from.address} to ${to.address}`;
  const keys = formerKeys(from.address, to.address);
  return keys.length === 0 ? moved : `in an environment file ${keys.join(" and ")}; elsewhere ${moved}`;
}
