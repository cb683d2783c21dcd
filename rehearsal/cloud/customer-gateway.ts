import { isDeepStrictEqual } from "node:util";
import { network, parseIpv4 } from "../../domain/ipv4";
import type { CloudObject, Inventory, Realm } from "./inventory";
import { Refusal } from "./refusal";
import { type Service } from "./service";

export interface CustomerGateway {
  readonly ip_address: string;
  readonly asn?: string;
  readonly customer_gateway_name?: string;
  readonly create_time?: number;
}

const KIND = "alicloud_vpn_customer_gateway";

export const customerGateways: Service<CustomerGateway, CustomerGateway> = {
  create({ inventory, sharedCustomerGatewayIps }, realm, request) {
    const twin = inventory
      .all<CustomerGateway>(KIND)
      .find(({ fields, realm: home }) => fields.ip_address === request.ip_address && isDeepStrictEqual(home, realm));
    refuseUnusable(request);
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

/** "Not 100.64.0.0/10, 127.0.0.0/8, 169.254.0.0/16, 224.0.0.0 to 239.255.255.255 and 255.0.0.0/8" (CreateCustomerGateway). */
const FORBIDDEN = ["100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4", "255.0.0.0/8"].map(network);

/** "1 to 4294967295, and not 45104", which is the cloud's own (CreateCustomerGateway). */
const LARGEST_ASN = 4_294_967_295;
const CLOUD_ASN = 45_104;

function refuseUnusable({ ip_address, asn, customer_gateway_name: name }: CustomerGateway): void {
  const address = parseIpv4(ip_address);
  // Source of the codes of addresses and names: the VPN documentation of 2021.
  if (address === undefined) throw new Refusal("InvalidIpAddress.WrongFormat", `${ip_address} is no IPv4 address.`);
  if (FORBIDDEN.some(({ first, last }) => first <= address && address <= last))
    throw new Refusal("InvalidIpAddress.WrongFormat", `A customer gateway cannot have ${ip_address}.`);
  if (name && (name.length > 100 || /^https?:\/\//.test(name)))
    throw new Refusal("InvalidName", "A name has 1 to 100 characters and does not start with http:// or https://.");
  if (!asn) return;
  const number = Number(plain(asn));
  if (!(number >= 1 && number <= LARGEST_ASN) || number === CLOUD_ASN)
    throw new Refusal("Sim.CustomerGatewayAsn", `A customer gateway cannot have the ASN ${asn}.`);
}

/** The API takes a dotted ASN, 1.10, and tells it as a number, 65546. */
function plain(asn: string): string {
  const [high = "", low] = asn.split(".");
  return low === undefined ? asn : String(Number(high) * 65_536 + Number(low));
}

/** A gateway that a tunnel names. One from before the rehearsal has an address and an ASN of documentation (RFC 5737, RFC 5398). */
export function customerGateway(inventory: Inventory, realm: Realm, id: string): CloudObject<CustomerGateway> {
  return inventory.reference(KIND, id, realm, () => ({ ip_address: "203.0.113.1", asn: "64496" }));
}
