import type { Wire } from "../../../cloud";
import { CBN, GONE, type ResourceType, type Update } from "../resource";
import type { Words } from "../words";
import { at, BLOCKING, gone, tagsRead } from "./cen-steps";

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
