import { type Actions, action, type Call } from "../action";
import type { Fields } from "../fields";
import type { Inventory } from "../inventory";
import { BY_TOKEN, tokened } from "../paging";
import type { Given } from "../parameters";
import { Refusal } from "../refusal";
import { connectionFor } from "../vpc/connection";

/** Permission for another account to attach a network. */
interface Grant extends Fields {
  readonly CenId: string;
  readonly CenOwnerId: string;
  readonly InstanceId: string;
  readonly InstanceType: string;
  readonly OrderType: string;
}

const KIND = "Grant";

const REQUEST = {
  CenId: "text",
  CenOwnerId: "text",
  ClientToken: "text",
  InstanceId: "text",
  InstanceType: "text",
  OrderType: "text",
  RegionId: "text",
} as const;

export const grants: Actions = {
  GrantInstanceToTransitRouter: action(
    REQUEST,
    ["CenId", "CenOwnerId", "InstanceId", "InstanceType"],
    (call, { CenId, CenOwnerId, InstanceId, InstanceType, OrderType = "PayByCenOwner" }) => {
      // "The network must not be attached to anything" (GrantInstanceToTransitRouter); the codes are ours.
      if (isAttached(call, InstanceType, InstanceId))
        throw new Refusal("Sim.ConnectionAttached", `${InstanceId} is attached to a transit router already.`);
      const id = [InstanceType, InstanceId, CenOwnerId, CenId].join(":");
      if (call.inventory.find(KIND, id)) throw new Refusal("Sim.GrantExists", `${InstanceId} is granted already.`);
      call.inventory.add<Grant>(KIND, id, call.caller, { CenId, CenOwnerId, InstanceId, InstanceType, OrderType });
      return {};
    },
  ),

  DescribeGrantRulesToResource: action(
    { ...BY_TOKEN, ProductType: "text", RegionId: "text", ResourceId: "text" },
    ["ProductType", "ResourceId"],
    ({ inventory, caller }, { ProductType, ResourceId, RegionId: _, ...page }) => {
      const rows = inventory
        .seen<Grant>(KIND, caller)
        .map(({ fields }) => fields)
        .filter((one) => one.InstanceId === ResourceId && one.InstanceType === ProductType)
        .map(({ CenId, CenOwnerId, OrderType }) => ({
          CenId,
          CenOwnerId: Number.isSafeInteger(Number(CenOwnerId)) ? Number(CenOwnerId) : CenOwnerId,
          OrderType,
          EffectiveOrderType: OrderType,
        }));
      return tokened({ MaxResults: 100, ...page }, rows, (GrantRules) => ({ GrantRules }));
    },
  ),

  DescribeGrantRulesToCen: action(
    { ...BY_TOKEN, CenId: "text", ChildInstanceId: "text", ProductType: "text", RegionId: "text" },
    ["CenId", "ProductType"],
    ({ inventory }, { CenId, ChildInstanceId, ProductType, RegionId: _, ...page }) => {
      const rows = inventory
        .all<Grant>(KIND)
        .filter(({ fields }) => fields.CenId === CenId && fields.InstanceType === ProductType)
        .filter(({ fields }) => (ChildInstanceId ?? fields.InstanceId) === fields.InstanceId)
        .map(({ account, region, fields: { CenOwnerId, InstanceId, InstanceType, OrderType } }) => ({
          ...{ CenId, CenOwnerId, OrderType },
          ChildInstanceId: InstanceId,
          ChildInstanceOwnerId: account,
          ChildInstanceRegionId: region,
          ChildInstanceType: InstanceType,
        }));
      return tokened(page, rows, (GrantRule) => ({ GrantRules: { GrantRule } }));
    },
  ),

  ModifyGrantInstanceToTransitRouter: action(
    REQUEST,
    ["CenId", "InstanceId", "OrderType"],
    ({ inventory, caller }, { CenId, InstanceId, OrderType }) => {
      const grant = inventory
        .seen<Grant>(KIND, caller)
        .find(({ fields }) => fields.CenId === CenId && fields.InstanceId === InstanceId);
      if (!grant) throw new Refusal("Sim.NotFound", `${InstanceId} is not granted to ${CenId}.`);
      grant.fields = { ...grant.fields, OrderType };
      return {};
    },
  ),

  RevokeInstanceFromTransitRouter: action(
    REQUEST,
    ["CenId", "CenOwnerId", "InstanceId", "InstanceType"],
    (call, { CenId, CenOwnerId, InstanceId, InstanceType }) => {
      // "Detach first" (RevokeInstanceFromTransitRouter); the code is ours.
      if (isAttached(call, InstanceType, InstanceId))
        throw new Refusal("Sim.GrantInUse", `${InstanceId} is attached to a transit router.`);
      const grant = call.inventory.find(KIND, [InstanceType, InstanceId, CenOwnerId, CenId].join(":"));
      if (!grant) throw new Refusal("Sim.NotFound", `${InstanceId} is not granted to ${CenId}.`, 404);
      call.inventory.remove(grant);
      return {};
    },
  ),
};

/** Whether the owner of a connection lets another account attach it to transit routers of a CEN instance. */
export function isGranted(inventory: Inventory, VpnId: string, account: string, cenId: string | undefined): boolean {
  return inventory
    .all<Grant>(KIND)
    .some(({ fields }) => fields.InstanceId === VpnId && fields.CenOwnerId === account && fields.CenId === cenId);
}

function isAttached({ inventory, caller }: Call, type: Given<typeof REQUEST>["InstanceType"], id: string): boolean {
  return type === "VPN" && connectionFor(inventory, caller, id).fields.AttachType === "CEN";
}
