import { type Actions, action } from "./action";
import type { Fields } from "./fields";
import { kindOf } from "./tags";

/** Moves something to another resource group, in two spellings. */
export const moves: Actions = {
  MoveResourceGroup: action(
    { ClientToken: "text", NewResourceGroupId: "text", RegionId: "text", ResourceId: "text", ResourceType: "text" },
    ["ResourceId", "ResourceType", "NewResourceGroupId"],
    ({ inventory, caller }, { ResourceId, ResourceType, NewResourceGroupId }) => {
      const object = inventory.named<Fields>(kindOf(ResourceType), ResourceId, caller);
      object.fields = { ...object.fields, ResourceGroupId: NewResourceGroupId };
      return {};
    },
  ),
  MoveVpnResourceGroup: action(
    { InstanceId: "text", NewResourceGroupId: "text", RegionId: "text", ResourceType: "text" },
    ["InstanceId", "ResourceType", "NewResourceGroupId"],
    ({ inventory, caller }, { InstanceId, ResourceType, NewResourceGroupId }) => {
      const object = inventory.named<Fields>(kindOf(ResourceType), InstanceId, caller);
      object.fields = { ...object.fields, ResourceGroupId: NewResourceGroupId };
      return {};
    },
  ),
};
