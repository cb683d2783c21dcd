import type { Inventory, Realm } from "./inventory";
import { Refusal } from "./refusal";
import type { Service } from "./service";

/** A role that a service of the cloud works with (`alicloud_resource_manager_service_linked_role`). */
interface ServiceLinkedRole {
  readonly service_name: string;
  readonly role_name: string;
}

interface ServiceLinkedRoleRequest {
  readonly service_name: string;
  readonly custom_suffix?: string;
}

const KIND = "alicloud_resource_manager_service_linked_role";
const VPN = "vpn.aliyuncs.com";

export const serviceLinkedRoles: Service<ServiceLinkedRole, ServiceLinkedRoleRequest> = {
  create({ inventory }, realm, request) {
    const twin = roleOf(inventory, realm, request.service_name);
    // An account has one such role of a service; the code is ours.
    if (twin) throw new Refusal("Sim.RoleExists", `The account has the role ${twin.fields.role_name} already.`);
    return add(inventory, realm, request, false);
  },

  remove({ inventory }, { realm: { account }, fields }) {
    const user = inventory
      .all()
      .filter(({ kind }) => ["alicloud_vpn_gateway_vpn_attachment", "alicloud_vpn_connection"].includes(kind))
      .find(({ realm }) => realm.account === account);
    // A service whose role is deleted must not use it any more; the code is ours.
    if (user && fields.service_name === VPN) throw new Refusal("Sim.RoleInUse", `${user.id} uses ${fields.role_name}.`);
  },
};

/** The cloud makes the role with an account's first IPsec connection. Source: the vendor's page on attaching a connection. */
export function ensureVpnRole(inventory: Inventory, realm: Realm): void {
  if (!roleOf(inventory, realm, VPN)) add(inventory, realm, { service_name: VPN }, true);
}

function add(inventory: Inventory, realm: Realm, request: ServiceLinkedRoleRequest, found: boolean) {
  const { service_name, custom_suffix = "" } = request;
  const [service = ""] = service_name.split(".");
  const suffix = custom_suffix && `_${custom_suffix}`;
  const role_name = `AliyunServiceRoleFor${service[0]?.toUpperCase()}${service.slice(1)}${suffix}`;
  const arn = `acs:ram::${realm.account}:role/${role_name.toLowerCase()}`;
  // Each account has one of the name.
  return inventory.add(KIND, arn, realm, { ...request, role_name, role_id: inventory.issue("role"), arn }, found);
}

function roleOf(inventory: Inventory, { account }: Realm, service: string) {
  return inventory
    .all<ServiceLinkedRole>(KIND)
    .find(({ realm, fields }) => realm.account === account && fields.service_name === service);
}
