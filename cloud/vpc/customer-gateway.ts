import { network, parseIpv4 } from "../../domain/ipv4";
import { wordedFigures } from "../../domain/problem";
import { type Actions, action, type Call } from "../action";
import { type Fields, sent } from "../fields";
import type { Caller, CloudObject, Inventory } from "../inventory";
import { BY_NUMBER, numbered } from "../paging";
import { Refusal } from "../refusal";
import { hasTags, listed, TAGS, tagsOf } from "../tags";
import { CLOUD_ASN, isAsn, plainAsn } from "./asn";

/** The device at the other end, as the cloud knows it. */
export interface CustomerGateway extends Fields {
  readonly CustomerGatewayId: string;
  readonly IpAddress: string;
  readonly Asn?: number;
  readonly Name?: string;
}

const KIND = "CustomerGateway";

/** "Not 100.64.0.0/10, 127.0.0.0/8, 169.254.0.0/16, 224.0.0.0 to 239.255.255.255 and 255.0.0.0/8" (CreateCustomerGateway). */
const FORBIDDEN = ["100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4", "255.0.0.0/8"].map(network);

const NAMED = { Name: "text", Description: "text", AuthKey: "text", ClientToken: "text", RegionId: "text" } as const;

export const customerGateways: Actions = {
  CreateCustomerGateway: action(
    { ...NAMED, IpAddress: "text", Asn: "text", ResourceGroupId: "text", Tags: TAGS },
    ["RegionId", "IpAddress"],
    (call, { IpAddress, Asn, Tags, Name, Description, AuthKey, ResourceGroupId = "rg-default" }) => {
      const { inventory, caller, clock } = call;
      refuseUnnamable({ Name, Description });
      refuseUnusable(call, IpAddress, Asn);
      const CustomerGatewayId = inventory.issue("cgw");
      const fields: CustomerGateway = {
        ...{ CustomerGatewayId, IpAddress, Name, Description, AuthKey, ResourceGroupId },
        ...(Asn === undefined ? {} : { Asn: plainAsn(Asn) }),
        CreateTime: clock.now,
      };
      inventory.add(KIND, CustomerGatewayId, caller, fields, { tags: tagsOf(Tags) });
      return { CustomerGatewayId, IpAddress, Name, Description, CreateTime: clock.now };
    },
  ),

  DescribeCustomerGateway: action(
    { CustomerGatewayId: "text", RegionId: "text" },
    ["RegionId", "CustomerGatewayId"],
    ({ inventory, caller }, { CustomerGatewayId }) => described(inventory.named(KIND, CustomerGatewayId, caller)),
  ),

  DescribeCustomerGateways: action(
    { ...BY_NUMBER, CustomerGatewayId: "text", RegionId: "text", ResourceGroupId: "text", Tag: TAGS },
    ["RegionId"],
    ({ inventory, caller }, { CustomerGatewayId, Tag, ...page }) => {
      const found = inventory
        .seen(KIND, caller)
        .filter(({ id }) => (CustomerGatewayId ?? id) === id)
        .filter((one) => hasTags(one, Tag));
      return numbered(page, found.map(described), (CustomerGateway) => ({ CustomerGateways: { CustomerGateway } }));
    },
  ),

  ModifyCustomerGatewayAttribute: action(
    { ...NAMED, CustomerGatewayId: "text" },
    ["RegionId", "CustomerGatewayId"],
    ({ inventory, caller }, { CustomerGatewayId, Name, Description, AuthKey }) => {
      const gateway = inventory.named<CustomerGateway>(KIND, CustomerGatewayId, caller);
      refuseUnnamable({ Name, Description });
      gateway.fields = { ...gateway.fields, ...sent({ Name, Description, AuthKey }) };
      return gateway.fields;
    },
  ),

  DeleteCustomerGateway: action(
    { CustomerGatewayId: "text", ClientToken: "text", RegionId: "text" },
    ["RegionId", "CustomerGatewayId"],
    ({ inventory, caller }, { CustomerGatewayId }) => {
      const gateway = inventory.named(KIND, CustomerGatewayId, caller);
      const user = inventory.all<Terminated>("VpnConnection").find(({ fields }) => terminates(fields, gateway.id));
      // The vendor's documents say that a gateway in use cannot be deleted, but not the code.
      if (user) throw new Refusal("Sim.CustomerGatewayInUse", `${gateway.id} is in use by ${user.id}.`);
      inventory.remove(gateway);
      return {};
    },
  ),
};

/**
 * A gateway that a tunnel names. One that existed before has an address and an ASN for documentation (RFC 5737, RFC
 * 5398).
 */
export function customerGateway(inventory: Inventory, caller: Caller, id: string): CloudObject<CustomerGateway> {
  return inventory.reference(KIND, id, caller, () => before(id));
}

export const before = (CustomerGatewayId: string) => ({ CustomerGatewayId, IpAddress: "203.0.113.1", Asn: 64_496 });

interface Names {
  readonly CustomerGatewayId?: string;
}

/** A connection, and each of its tunnels, name a gateway. */
interface Terminated extends Names {
  readonly TunnelOptionsSpecification: { readonly TunnelOptions: readonly Names[] };
}

function terminates({ CustomerGatewayId, TunnelOptionsSpecification }: Terminated, id: string): boolean {
  const { TunnelOptions } = TunnelOptionsSpecification;
  return CustomerGatewayId === id || TunnelOptions.some((tunnel) => tunnel.CustomerGatewayId === id);
}

function described(gateway: CloudObject): Fields {
  return { ...gateway.fields, Tags: { Tag: listed(gateway) } };
}

function refuseUnusable({ inventory, caller, rules }: Call, ip: string, asn: string | undefined): void {
  const address = parseIpv4(ip);
  // Source of the codes of addresses and names: the VPN documentation of 2021, on which the documents of today are silent.
  if (address === undefined)
    throw new Refusal("InvalidIpAddress.WrongFormat", `${wordedFigures(ip)} is not an IPv4 address.`);
  if (FORBIDDEN.some(({ first, last }) => first <= address && address <= last))
    throw new Refusal("InvalidIpAddress.WrongFormat", `A customer gateway cannot have ${ip}.`);
  if (asn !== undefined && (!isAsn(asn) || plainAsn(asn) === CLOUD_ASN))
    throw new Refusal("Sim.CustomerGatewayAsn", `A customer gateway cannot have the ASN ${wordedFigures(asn)}.`);
  const twin = inventory.seen<CustomerGateway>(KIND, caller).find(({ fields }) => fields.IpAddress === ip);
  if (twin && !rules.sharedCustomerGatewayIps)
    throw new Refusal("InvalidIpAddress.AlreadyExist", `${twin.id} has ${ip} already.`);
}

/** "1 to 100 characters, not starting with http:// or https://", of customer gateways and of connections. */
export function refuseUnnamable({ Name = "", Description = "" }: { Name?: string; Description?: string }): void {
  const isBad = (text: string) => text.length > 100 || /^https?:\/\//.test(text);
  const rule = "has 1 to 100 characters and does not start with http:// or https://.";
  if (isBad(Name)) throw new Refusal("InvalidName", `A name ${rule}`);
  if (isBad(Description)) throw new Refusal("InvalidDescription", `A description ${rule}`);
}
