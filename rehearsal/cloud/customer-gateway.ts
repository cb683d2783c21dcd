import { isDeepStrictEqual } from "node:util";
import type { CloudObject, Inventory, Realm } from "./inventory";
import { Refusal } from "./refusal";
import { type Service } from "./service";

export interface CustomerGateway {
  readonly ip_address: string;
  readonly asn?: string;
  readonly create_time?: number;
}

const KIND = "alicloud_vpn_customer_gateway";

export const customerGateways: Service<CustomerGateway, CustomerGateway> = {
  create({ inventory, sharedCustomerGatewayIps }, realm, request) {
    const twin = inventory
      .all<CustomerGateway>(KIND)
      .find(({ fields, realm: home }) => fields.ip_address === request.ip_address && isDeepStrictEqual(home, realm));
    // Source of the code: the VPN documentation of 2021, on which the documents of today are silent.
    if (twin && !sharedCustomerGatewayIps)
      throw new Refusal("InvalidIpAddress.AlreadyExist", `${twin.id} has ${request.ip_address} already.`);
    return inventory.add(KIND, inventory.issue("cgw"), realm, {
      ...request,
      ...(request.asn ? { asn: plain(request.asn) } : {}),
      create_time: Date.now(),
    });
  },

  remove({ inventory }, gateway) {
    const user = inventory
      .all<{ tunnel_options_specification?: readonly { readonly customer_gateway_id: string }[] }>()
      .find(({ fields }) => fields.tunnel_options_specification?.some((t) => t.customer_gateway_id === gateway.id));
    // The vendor's documents say that a gateway in use cannot be deleted, not with which code.
    if (user) throw new Refusal("Sim.CustomerGatewayInUse", `${gateway.id} is in use by ${user.id}.`);
  },
};

/** The API takes a dotted ASN, 1.10, and tells it as a number, 65546. */
function plain(asn: string): string {
  const [high = "", low] = asn.split(".");
  return low === undefined ? asn : String(Number(high) * 65_536 + Number(low));
}

/** A gateway that a tunnel names. One from before the rehearsal has an address and an ASN of documentation (RFC 5737, RFC 5398). */
export function customerGateway(inventory: Inventory, realm: Realm, id: string): CloudObject<CustomerGateway> {
  return inventory.reference(KIND, id, realm, () => ({ ip_address: "203.0.113.1", asn: "64496" }));
}
