import type { CloudObject, Inventory, Realm } from "./inventory";
import type { Service } from "./service";

/** A VPC (`alicloud_vpc`). */
interface Vpc {
  readonly cidr_block: string;
}

/** A network of a VPC: a vSwitch (`alicloud_vswitch`), or a further block (`alicloud_vpc_ipv4_cidr_block`). */
interface VpcPart {
  readonly vpc_id: string;
}

export const KIND = "alicloud_vpc";
const BLOCK = "alicloud_vpc_ipv4_cidr_block";
const VSWITCH = "alicloud_vswitch";

/** "The default CIDR block is 172.16.0.0/12" (CreateVpc). */
const DEFAULT_BLOCK = "172.16.0.0/12";

const VPC_DEFAULTS = {
  cidr_block: DEFAULT_BLOCK,
  user_cidrs: [],
  enable_ipv6: false,
  dns_hostname_status: "DISABLED",
  is_default: false,
  resource_group_id: "rg-default",
  system_route_table_route_propagation_enable: true,
  status: "Available",
};

/** A VPC that was there before the rehearsal. */
export const before = () => ({ ...VPC_DEFAULTS });

/** A vSwitch that was there before the rehearsal. */
export const vswitchBefore = () => ({ cidr_block: "172.16.0.0/24", is_default: false, status: "Available" });

export const vpcs: Service<Vpc, Partial<Vpc>> = {
  create({ inventory }, realm, request) {
    const id = inventory.issue("vpc");
    return inventory.add(KIND, id, realm, {
      ...VPC_DEFAULTS,
      ...request,
      route_table_id: inventory.issue("vtb"),
      router_id: inventory.issue("vrt"),
      ipv6_cidr_blocks: [],
      region_id: realm.region,
      create_time: new Date(Date.now()).toISOString(),
    });
  },
};

export const vpcBlocks: Service<VpcPart, VpcPart & { readonly secondary_cidr_block?: string }> = {
  create({ inventory }, realm, request) {
    // There are no pools: one block stands for what comes from them.
    const { secondary_cidr_block = "10.0.0.0/16", vpc_id } = request;
    const vpc = vpcNamed(inventory, realm, vpc_id);
    const fields = { ...request, secondary_cidr_block, region_id: realm.region };
    return inventory.add(BLOCK, `${vpc.id}:${secondary_cidr_block}`, realm, fields);
  },
};

export const vswitches: Service<VpcPart, VpcPart> = {
  create({ inventory }, realm, request) {
    vpcNamed(inventory, realm, request.vpc_id);
    return inventory.add(VSWITCH, inventory.issue("vsw"), realm, {
      enable_ipv6: false,
      is_default: false,
      ...request,
      status: "Available",
      create_time: new Date(Date.now()).toISOString(),
    });
  },
};

/** A VPC that a call names. */
export function vpcNamed(inventory: Inventory, realm: Realm, id: string): CloudObject<Vpc> {
  return inventory.reference(KIND, id, realm, () => ({ cidr_block: DEFAULT_BLOCK }));
}
