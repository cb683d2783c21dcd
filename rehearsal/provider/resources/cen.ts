import { CBN, GONE, type ResourceType } from "../resource";
import { at, BLOCKING, gone } from "./cen-steps";

export const cenInstance: ResourceType = {
  version: CBN,
  region: false,
  id: ["CenId"],
  words: {
    cen_instance_name: "Name",
    name: { sent: null, read: null },
    create_time: "CreationTime",
    resource_group_id: { sent: "NewResourceGroupId" },
  },
  create: {
    action: "CreateCen",
    tags: "Tag",
    token: "same",
    until: at("Active"),
    retried: ["Operation.Blocking"],
    // the provider creates the instance in the default group, and then moves it
    request: ({ NewResourceGroupId: _, ...others }) => others,
  },
  read: {
    action: "DescribeCens",
    in: "Cens",
    matching: ["CenId"],
    request: ({ CenId }) => ({ Filter: [{ Key: "CenId", Value: [CenId] }] }),
  },
  updates: [
    {
      action: "ModifyCenAttribute",
      token: "none",
      changes: ["cen_instance_name", "description", "protection_level"],
      until: at("Active"),
    },
    {
      action: "MoveResourceGroup",
      token: "none",
      changes: ["resource_group_id"],
      afterCreate: ["resource_group_id"],
      request: ({ CenId, ...others }) => ({ ...others, ResourceId: CenId, ResourceType: "cen" }),
    },
  ],
  tags: "cen",
  remove: {
    action: "DeleteCen",
    token: "none",
    until: gone(),
    retried: ["Operation.Blocking", "InvalidOperation.CenInstanceStatus"],
    done: ["ParameterCenInstanceId", GONE],
  },
  minutes: { create: 5, update: 5, delete: 5 },
};

export const transitRouter: ResourceType = {
  version: CBN,
  id: ["CenId", "TransitRouterId"],
  words: { create_time: "CreationTime" },
  create: { action: "CreateTransitRouter", tags: "Tag", token: "same", until: at("Active"), retried: BLOCKING },
  read: {
    action: "ListTransitRouters",
    by: ["TransitRouterId"],
    in: "TransitRouters",
    matching: ["TransitRouterId"],
    done: ["ParameterCenInstanceId"],
  },
  updates: [
    {
      action: "UpdateTransitRouter",
      token: "same",
      by: ["TransitRouterId"],
      changes: ["transit_router_name", "transit_router_description"],
      until: at("Active"),
      retried: BLOCKING,
    },
  ],
  tags: "TransitRouter",
  tagsOnce: true,
  remove: {
    action: "DeleteTransitRouter",
    by: ["TransitRouterId"],
    region: false,
    until: gone(10),
    retried: [
      ...[...BLOCKING, "IncorrectStatus.CenInstance", "InvalidOperation.AttachedChildInstanceExist"],
      "IncorrectStatus.TransitRouterInstance",
    ],
    done: ["ParameterInstanceId", GONE],
  },
  minutes: { create: 5, update: 5, delete: 5 },
};

export const transitRouterCidr: ResourceType = {
  version: CBN,
  id: ["TransitRouterId", "TransitRouterCidrId"],
  words: { transit_router_cidr_name: "Name" },
  create: { action: "CreateTransitRouterCidr", token: "same", retried: BLOCKING },
  read: { action: "ListTransitRouterCidr", in: "CidrLists", matching: ["TransitRouterCidrId"] },
  updates: [
    {
      action: "ModifyTransitRouterCidr",
      token: "same",
      changes: ["cidr", "description", "publish_cidr_route", "transit_router_cidr_name"],
      retried: BLOCKING,
    },
  ],
  remove: {
    action: "DeleteTransitRouterCidr",
    retried: [...BLOCKING, "OperationFailed.CidrBlockAllocated"],
    done: ["OperationFailed.CidrNotExist", GONE],
  },
  minutes: { create: 5, update: 5, delete: 20 },
};

export const grant: ResourceType = {
  version: CBN,
  id: ["InstanceType", "InstanceId", "CenOwnerId", "CenId"],
  create: { action: "GrantInstanceToTransitRouter", token: "none", retried: ["OperationFailed.TaskConflict"] },
  read: {
    action: "DescribeGrantRulesToResource",
    request: ({ InstanceId, InstanceType }) => ({ ResourceId: InstanceId, ProductType: InstanceType }),
    in: "GrantRules",
    matching: ["CenId", "CenOwnerId"],
  },
  updates: [
    {
      action: "ModifyGrantInstanceToTransitRouter",
      region: false,
      by: ["CenId", "InstanceId"],
      changes: ["order_type"],
    },
  ],
  remove: { action: "RevokeInstanceFromTransitRouter", token: "none", done: [GONE] },
  minutes: { create: 5, update: 5, delete: 5 },
};

const CHILD = ["CenId", "ChildInstanceId", "ChildInstanceType", "ChildInstanceRegionId"];

/** Source of the id: the provider's page on the resource. */
export const instanceAttachment: ResourceType = {
  version: CBN,
  region: false,
  id: CHILD,
  words: { instance_id: "CenId", cen_owner_id: { read: null } },
  create: {
    action: "AttachCenChildInstance",
    token: "none",
    until: at("Attached"),
    retried: [
      ...["Operation.Blocking", "OperationFailed.InvalidVpcStatus", "InvalidOperation.CenInstanceStatus"],
      ...["InvalidOperation.ChildInstanceStatus", "IncorrectStatus.VpcSwitch", "IncorrectStatus.VpcRouteTable"],
    ],
  },
  read: { action: "DescribeCenAttachedChildInstanceAttribute", done: ["ParameterInstanceId"] },
  remove: {
    action: "DetachCenChildInstance",
    token: "none",
    until: gone(),
    retried: [
      ...["Operation.Blocking", "InvalidOperation.CenInstanceStatus", "InstanceStatus.NotSupport"],
      "IncorrectStatus.VpcRouteTable",
    ],
    done: ["Bid.NotFound", "ParameterInstanceId"],
  },
  minutes: { create: 10, delete: 10 },
};
