import type { Fields, Wire } from "../../../cloud";
import { CBN, GONE, type ResourceType, type Update } from "../resource";
import type { Words } from "../words";

const BLOCKING = ["Operation.Blocking", "IncorrectStatus.Status"];

const at = (status: string, after = 5) => ({ field: "Status", is: [status], after });
const gone = (after = 5) => ({ field: "Status", is: [], after });

export const cenInstance: ResourceType = {
  version: CBN,
  region: false,
  id: ["CenId"],
  words: {
    cen_instance_name: "Name",
    name: { sent: null, read: null },
    create_time: "CreationTime",
    resource_group_id: { sent: null },
  },
  create: { action: "CreateCen", tags: "Tag", token: "same", until: at("Active"), retried: ["Operation.Blocking"] },
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

const ATTACHED = at("Attached");

/** How an attachment is changed, the same for all kinds. */
function attachmentUpdate(word: string, own: readonly string[], retried: readonly string[]): Update {
  return {
    action: `UpdateTransitRouter${word}AttachmentAttribute`,
    token: "same",
    region: false,
    by: ["TransitRouterAttachmentId"],
    changes: [...["auto_publish_route_enabled", "order_type", "transit_router_attachment_description"], ...own],
    afterCreate: ["order_type"],
    until: ATTACHED,
    retried: [...BLOCKING, ...retried],
  };
}

export const vpnAttachment: ResourceType = {
  version: CBN,
  id: ["TransitRouterAttachmentId"],
  words: {
    create_time: "CreationTime",
    order_type: { sent: "OrderType" },
    region_id: "VpnRegionId",
    transit_router_vpn_attachment_name: "TransitRouterAttachmentName",
    transit_router_attachment_name: { sent: null, read: null },
    zone: { sent: "Zone", read: "Zones" },
  },
  create: {
    action: "CreateTransitRouterVpnAttachment",
    tags: "Tag",
    token: "same",
    until: ATTACHED,
    retried: ["OperationFailed.AllocateCidrFailed", ...BLOCKING, "Throttling.user"],
    request: withoutPayer,
  },
  read: {
    action: "ListTransitRouterVpnAttachments",
    in: "TransitRouterAttachments",
    matching: ["TransitRouterAttachmentId"],
    // The provider takes any error of this call for "gone".
    done: [""],
  },
  updates: [attachmentUpdate("Vpn", ["transit_router_vpn_attachment_name"], ["Throttling.user"])],
  tags: "TRANSITROUTERVPNATTACHMENT",
  remove: {
    action: "DeleteTransitRouterVpnAttachment",
    done: [GONE],
    token: "same",
    region: false,
    until: gone(),
    retried: [...BLOCKING, "Throttling.user"],
  },
  minutes: { create: 17, update: 5, delete: 8 },
};

/** Who pays is no part of the creation: it is said right after. */
function withoutPayer({ OrderType: _, ...request }: Record<string, unknown>) {
  return request;
}

const OF_OTHERS: Words = {
  create_time: "CreationTime",
  transit_router_attachment_name: "TransitRouterAttachmentName",
};

const VPC_STATES = ["IncorrectStatus.VpcOrVswitch", "IncorrectStatus.Attachment", "Throttling.User"];

export const vpcAttachment: ResourceType = {
  version: CBN,
  id: ["CenId", "TransitRouterAttachmentId"],
  words: {
    ...OF_OTHERS,
    options: { as: "json" },
    payment_type: { sent: "ChargeType", read: "ChargeType" },
    region_id: "VpcRegionId",
    transit_router_vpc_attachment_name: "TransitRouterAttachmentName",
    transit_router_attachment_name: { sent: null, read: null },
    transit_router_vpc_attachment_options: "TransitRouterVPCAttachmentOptions",
    route_table_association_enabled: { read: null },
    route_table_propagation_enabled: { read: null },
    force_delete: { sent: null, read: null },
  },
  create: {
    action: "CreateTransitRouterVpcAttachment",
    tags: "Tag",
    token: "same",
    until: ATTACHED,
    retried: [
      ...[...BLOCKING, ...VPC_STATES, "IncorrectStatus.VpcRouteTable", "IncorrectStatus.VpcSwitch"],
      ...["InstanceStatus.NotSupport", "IncorrectStatus.VpcResource"],
    ],
    request: ({ ChargeType, ...request }) => ({
      ...withOptions(withoutPayer(request)),
      ...(ChargeType ? { ChargeType: "POSTPAY" } : {}),
    }),
  },
  read: {
    action: "ListTransitRouterVpcAttachments",
    in: "TransitRouterAttachments",
    matching: ["TransitRouterAttachmentId"],
    done: ["IllegalParam.Region"],
    answer: ({ ChargeType, ...answer }) => ({
      ...answer,
      ChargeType: ChargeType === "POSTPAY" ? "PayAsYouGo" : ChargeType,
    }),
  },
  updates: [
    {
      ...attachmentUpdate(
        "Vpc",
        ["transit_router_vpc_attachment_name", "options", "transit_router_vpc_attachment_options"],
        [...VPC_STATES, "IncorrectStatus.Vpc"],
      ),
      request: withOptions,
    },
    {
      action: "UpdateTransitRouterVpcAttachmentZones",
      token: "same",
      region: false,
      by: ["TransitRouterAttachmentId"],
      changes: ["zone_mappings"],
      request: zonesChanged,
      until: at("Attached", 15),
      retried: [...BLOCKING, ...VPC_STATES, "IncorrectStatus.Vpc"],
    },
  ],
  tags: "TRANSITROUTERVPCATTACHMENT",
  remove: {
    action: "DeleteTransitRouterVpcAttachment",
    done: [GONE],
    token: "same",
    region: false,
    by: ["TransitRouterAttachmentId"],
    gives: ["force_delete"],
    until: gone(),
    retried: [
      ...[...BLOCKING, ...VPC_STATES, "TokenProcessing", "IncorrectStatus.VpcRouteTable", "IncorrectStatus.VpcSwitch"],
      ...["IncorrectStatus.VpcRouteEntry", "InstanceStatus.NotSupport", "IncorrectStatus.Vpc"],
    ],
  },
  minutes: { create: 42, update: 8, delete: 20 },
};

function withOptions({ TransitRouterVPCAttachmentOptions: options, ...request }: Record<string, unknown>) {
  return options ? { ...request, TransitRouterVPCAttachmentOptions: JSON.stringify(options) } : request;
}

interface Zone {
  readonly VSwitchId: string;
}

/** Only what is added and what goes is sent. */
function zonesChanged({ ZoneMappings, ...others }: Record<string, unknown>, before: Wire) {
  const [now, then] = [
    ZoneMappings as Zone[],
    JSON.parse(before.zone_mappings ?? "[]") as { vswitch_id: string; zone_id: string }[],
  ];
  return {
    ...others,
    AddZoneMappings: now.filter(({ VSwitchId }) => !then.some((one) => one.vswitch_id === VSwitchId)),
    RemoveZoneMappings: then
      .filter(({ vswitch_id }) => !now.some((one) => one.VSwitchId === vswitch_id))
      .map(({ vswitch_id, zone_id }) => ({ VSwitchId: vswitch_id, ZoneId: zone_id })),
  };
}

export const vbrAttachment: ResourceType = {
  version: CBN,
  id: ["CenId", "TransitRouterAttachmentId"],
  words: {
    ...OF_OTHERS,
    region_id: "VbrRegionId",
    route_table_association_enabled: { read: null },
    route_table_propagation_enabled: { read: null },
  },
  create: {
    action: "CreateTransitRouterVbrAttachment",
    tags: "Tag",
    token: "same",
    until: ATTACHED,
    retried: [...BLOCKING, "InstanceStatus.NotSupport", "Throttling.User"],
    request: withoutPayer,
  },
  read: {
    action: "ListTransitRouterVbrAttachments",
    in: "TransitRouterAttachments",
    matching: ["TransitRouterAttachmentId"],
    also: [tagsRead("TransitRouterVbrAttachment", "TransitRouterAttachmentId")],
  },
  updates: [attachmentUpdate("Vbr", ["transit_router_attachment_name"], ["Throttling.User"])],
  tags: "TransitRouterVbrAttachment",
  remove: {
    action: "DeleteTransitRouterVbrAttachment",
    done: [GONE],
    token: "same",
    region: false,
    by: ["TransitRouterAttachmentId"],
    until: gone(),
    retried: [...BLOCKING, "InstanceStatus.NotSupport", "Throttling.User"],
  },
  minutes: { create: 10, update: 5, delete: 15 },
};

export const peerAttachment: ResourceType = {
  version: CBN,
  id: ["CenId", "TransitRouterAttachmentId"],
  words: {
    ...OF_OTHERS,
    // The default, TR, is never sent.
    resource_type: { sent: null },
    transit_router_peer_attachment_name: "TransitRouterAttachmentName",
    transit_router_attachment_name: { sent: null, read: null },
    route_table_association_enabled: { sent: null, read: null },
    route_table_propagation_enabled: { sent: null, read: null },
  },
  create: {
    action: "CreateTransitRouterPeerAttachment",
    tags: "Tag",
    token: "same",
    until: ATTACHED,
    retried: [...BLOCKING, "Throttling.User"],
  },
  read: {
    action: "ListTransitRouterPeerAttachments",
    in: "TransitRouterAttachments",
    matching: ["TransitRouterAttachmentId"],
    done: ["ParameterCenInstanceId", "IllegalParam.Region"],
  },
  updates: [
    {
      ...attachmentUpdate("Peer", [], ["Throttling.User"]),
      changes: [
        ...["auto_publish_route_enabled", "bandwidth", "bandwidth_type", "cen_bandwidth_package_id"],
        ...["default_link_type", "transit_router_attachment_description", "transit_router_peer_attachment_name"],
      ],
    },
  ],
  tags: "TRANSITROUTERPEERATTACHMENT",
  remove: {
    action: "DeleteTransitRouterPeerAttachment",
    done: [GONE],
    region: false,
    by: ["TransitRouterAttachmentId"],
    until: gone(),
    retried: [...BLOCKING, "Throttling.User"],
  },
  minutes: { create: 5, update: 5, delete: 5 },
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

const TABLE_ACTIVE = { field: "TransitRouterRouteTableStatus", is: ["Active"], after: 5 };

export const routeTable: ResourceType = {
  version: CBN,
  region: false,
  id: ["TransitRouterId", "TransitRouterRouteTableId"],
  words: { status: "TransitRouterRouteTableStatus" },
  create: { action: "CreateTransitRouterRouteTable", token: "none", until: TABLE_ACTIVE, retried: BLOCKING },
  read: {
    action: "ListTransitRouterRouteTables",
    request: ({ TransitRouterRouteTableId, ...others }) => ({
      ...others,
      TransitRouterRouteTableIds: [TransitRouterRouteTableId],
    }),
    in: "TransitRouterRouteTables",
    matching: ["TransitRouterRouteTableId"],
    done: ["InvalidTransitRouterId.NotFound"],
    region: true,
    also: [tagsRead("TransitRouterRouteTable", "TransitRouterRouteTableId")],
  },
  updates: [
    {
      action: "UpdateTransitRouterRouteTable",
      token: "none",
      by: ["TransitRouterRouteTableId"],
      changes: ["transit_router_route_table_name", "transit_router_route_table_description"],
      until: TABLE_ACTIVE,
      retried: BLOCKING,
    },
  ],
  tags: "TransitRouterRouteTable",
  remove: {
    action: "DeleteTransitRouterRouteTable",
    token: "same",
    by: ["TransitRouterRouteTableId"],
    until: { ...TABLE_ACTIVE, is: [], after: 1 },
    retried: [...BLOCKING, "IncorrectStatus.TransitRouterRouteTable"],
    done: ["InvalidTransitRouterRouteTableId.NotFound"],
  },
  minutes: { create: 3, update: 3, delete: 3 },
};

const PAIR = ["TransitRouterAttachmentId", "TransitRouterRouteTableId"];

export const association: ResourceType = {
  version: CBN,
  region: false,
  id: PAIR,
  create: {
    action: "AssociateTransitRouterAttachmentWithRouteTable",
    token: "same",
    until: at("Active"),
    retried: [...BLOCKING, "Throttling.User"],
  },
  read: { action: "ListTransitRouterRouteTableAssociations", in: "TransitRouterAssociations", matching: PAIR },
  remove: {
    action: "DissociateTransitRouterAttachmentFromRouteTable",
    done: [GONE],
    until: gone(),
    retried: [...BLOCKING, "Throttling.User"],
  },
  minutes: { create: 5, update: 5, delete: 5 },
};

export const propagation: ResourceType = {
  version: CBN,
  region: false,
  id: PAIR,
  create: {
    action: "EnableTransitRouterRouteTablePropagation",
    token: "none",
    until: at("Active"),
    retried: BLOCKING,
  },
  read: {
    action: "ListTransitRouterRouteTablePropagations",
    in: "TransitRouterPropagations",
    matching: PAIR,
    done: ["ParameterCenInstanceId"],
  },
  remove: {
    action: "DisableTransitRouterRouteTablePropagation",
    token: "none",
    until: gone(),
    retried: BLOCKING,
  },
  minutes: { create: 5, delete: 5 },
};

const entryAt = (is: readonly string[], after: number) => ({ field: "TransitRouterRouteEntryStatus", is, after });

export const routeEntry: ResourceType = {
  version: CBN,
  region: false,
  id: ["TransitRouterRouteTableId", "TransitRouterRouteEntryId"],
  words: { status: "TransitRouterRouteEntryStatus" },
  create: {
    action: "CreateTransitRouterRouteEntry",
    token: "same",
    until: entryAt(["Active"], 1),
    retried: [
      ...[...BLOCKING, "InstanceStatus.NotSupport"],
      "OperationFailed.CreateRouteEntryWithSameDestinationCidrBlock",
    ],
  },
  read: {
    action: "ListTransitRouterRouteEntries",
    request: ({ TransitRouterRouteEntryId, ...others }) => ({
      ...others,
      TransitRouterRouteEntryIds: [TransitRouterRouteEntryId],
    }),
    in: "TransitRouterRouteEntries",
    matching: ["TransitRouterRouteEntryId"],
    done: ["InvalidTransitRouterRouteTableId.NotFound"],
  },
  updates: [
    {
      action: "UpdateTransitRouterRouteEntry",
      token: "same",
      by: ["TransitRouterRouteEntryId"],
      changes: ["transit_router_route_entry_name", "transit_router_route_entry_description"],
      until: entryAt(["Active"], 5),
      retried: BLOCKING,
    },
  ],
  remove: {
    action: "DeleteTransitRouterRouteEntry",
    token: "same",
    by: ["TransitRouterRouteEntryId"],
    gives: ["transit_router_route_entry_next_hop_id", "transit_router_route_entry_next_hop_type"],
    until: entryAt([], 1),
    retried: [...BLOCKING, "InstanceStatus.NotSupport"],
    done: ["IllegalParam.TransitRouterRouteEntryId"],
  },
  minutes: { create: 3, update: 3, delete: 3 },
};

/** What of a route map can be changed. */
const ROUTE_MAP = [
  ...["as_path_match_mode", "cidr_match_mode", "community_match_mode", "community_operate_mode", "description"],
  ...["destination_child_instance_types", "destination_cidr_blocks", "destination_instance_ids"],
  ...["destination_instance_ids_reverse_match", "destination_route_table_ids", "map_result", "match_asns"],
  ...["match_community_set", "next_priority", "operate_community_set", "preference", "prepend_as_path"],
  ...["priority", "route_types", "source_child_instance_types", "source_instance_ids"],
  ...["source_instance_ids_reverse_match", "source_region_ids", "source_route_table_ids"],
];

export const routeMap: ResourceType = {
  version: CBN,
  id: ["CenId", "RouteMapId"],
  create: {
    action: "CreateCenRouteMap",
    token: "none",
    until: at("Active"),
    retried: ["Operation.Blocking", "InternalError"],
  },
  read: { action: "DescribeCenRouteMaps", in: "RouteMaps", matching: ["RouteMapId"] },
  updates: [
    {
      action: "ModifyCenRouteMap",
      token: "none",
      changes: ROUTE_MAP,
      // Everything is sent, whatever changes.
      always: [...ROUTE_MAP, "cen_region_id"],
    },
  ],
  remove: {
    action: "DeleteCenRouteMap",
    token: "none",
    gives: ["cen_region_id"],
    retried: ["Operation.Blocking", "IncorrectStatus.RouteMap", "Throttling.User"],
  },
  minutes: { create: 6, delete: 5 },
};

/** Tags that the answer about an object does not have. */
function tagsRead(ResourceType: string, idName: string) {
  return {
    action: "ListTagResources",
    request: (id: Wire) => ({ ResourceId: [id[idName]], ResourceType }),
    region: true,
    answer: ({ TagResources }: Fields, id: Wire) => ({ Tags: TagResources, [idName]: id[idName] }),
  };
}
