import type { CloudObject, Inventory } from "./inventory";
import { type IpsecConnection, ipsecConnection } from "./ipsec-connection";
import { Refusal } from "./refusal";
import type { Service } from "./service";

/** Leave for another account to attach a network (`alicloud_cen_transit_router_grant_attachment`). */
interface Grant {
  readonly cen_id: string;
  readonly cen_owner_id: string;
  readonly instance_id: string;
  readonly instance_type: string;
  readonly order_type?: string;
}

const KIND = "alicloud_cen_transit_router_grant_attachment";

export const grants: Service<Grant, Grant> = {
  create({ inventory }, realm, request) {
    const { instance_type: type, instance_id, cen_owner_id, cen_id } = request;
    // "The network must not be attached to anything" (GrantInstanceToTransitRouter); the code is ours.
    if (type === "VPN" && isAttached(ipsecConnection(inventory, realm, instance_id)))
      throw new Refusal("Sim.ConnectionAttached", `${instance_id} is attached to a transit router already.`);
    const id = [type, instance_id, cen_owner_id, cen_id].join(":");
    return inventory.add(KIND, id, realm, { order_type: "PayByCenOwner", ...request });
  },

  remove({ inventory }, { realm, fields: { instance_type, instance_id } }) {
    // "Detach first" (RevokeInstanceFromTransitRouter); the code is ours.
    if (instance_type === "VPN" && isAttached(ipsecConnection(inventory, realm, instance_id)))
      throw new Refusal("Sim.GrantInUse", `${instance_id} is attached to a transit router.`);
  },
};

/** Whether the owner of a connection lets another account attach it to transit routers of a CEN instance. */
export function isGranted(
  inventory: Inventory,
  connection: CloudObject<IpsecConnection>,
  account: string,
  cenId: string | undefined,
): boolean {
  return inventory
    .all<Grant>(KIND)
    .some(
      ({ fields }) =>
        fields.instance_id === connection.id && fields.cen_owner_id === account && fields.cen_id === cenId,
    );
}

const isAttached = ({ fields }: CloudObject<IpsecConnection>) => fields.status === "attached";
