import { ownerNumber, ownerOf } from "../account";
import { type Actions, action, type Call } from "../action";
import { type Fields, sent } from "../fields";
import type { CloudObject } from "../inventory";
import type { Given } from "../parameters";
import { KIND as VBR, vbrNamed } from "../vpc/vbr";
import { KIND as VPC, vpcNamed } from "../vpc/vpc";
import { ATTACHMENT, type Attachment, attach, KIND, modify, routerFor } from "./attachment";
import { attachmentActions } from "./attachment-actions";
import { ASSOCIATION, addMember, PROPAGATION } from "./membership";
import { type TransitRouter, tablesOf } from "./transit-router";

const ZONES = [{ VSwitchId: "text", ZoneId: "text" }] as const;
const VPC_OPTIONS = { json: { Ipv6Support: "text", ApplianceModeSupport: "text" } } as const;

const OF_VPC = {
  ...ATTACHMENT,
  AddZoneMappings: ZONES,
  Options: VPC_OPTIONS,
  RemoveZoneMappings: ZONES,
  TransitRouterVPCAttachmentOptions: "text",
  VpcId: "text",
  VpcOwnerId: "text",
  ZoneMappings: ZONES,
} as const;

/** Attachments of VPCs. */
export const vpcAttachments: Actions = {
  ...attachmentActions(
    "Vpc",
    "VPC",
    action(OF_VPC, ["VpcId", "ZoneMappings"], (call, given) => {
      const { inventory, caller } = call;
      const router = routerFor(call, given);
      const { VpcId, VpcOwnerId, ZoneMappings, TransitRouterVPCAttachmentOptions: options } = given;
      vpcNamed(inventory, { ...caller, account: ownerOf(inventory, caller, VPC, VpcId, VpcOwnerId) }, VpcId);
      const attachment = attach(call, router, given, {
        ResourceType: "VPC",
        AutoPublishRouteEnabled: false,
        ChargeType: "POSTPAY",
        VpcId,
        VpcOwnerId: ownerNumber(VpcOwnerId ?? caller.account),
        VpcRegionId: caller.region,
        ZoneMappings: ZoneMappings as Fields["ZoneMappings"],
        Options: { Ipv6Support: "disable", ApplianceModeSupport: "disable", ...given.Options },
        TransitRouterVPCAttachmentOptions: options ? (JSON.parse(options) as Fields) : {},
      });
      addImplied(call, router, attachment, given);
      return { TransitRouterAttachmentId: attachment.id };
    }),
  ),

  UpdateTransitRouterVpcAttachmentAttribute: action(OF_VPC, ["TransitRouterAttachmentId"], (call, given) => {
    const { Options, TransitRouterVPCAttachmentOptions: options } = given;
    modify(call, given, {
      ...sent({ Options: Options as Fields | undefined }),
      ...(options ? { TransitRouterVPCAttachmentOptions: JSON.parse(options) as Fields } : {}),
    });
    return {};
  }),

  UpdateTransitRouterVpcAttachmentZones: action(OF_VPC, ["TransitRouterAttachmentId"], (call, given) => {
    const { AddZoneMappings = [], RemoveZoneMappings = [], TransitRouterAttachmentId } = given;
    const { fields } = call.inventory.named<Attachment>(KIND, TransitRouterAttachmentId, call.caller);
    const before = (fields.ZoneMappings ?? []) as Given<{ z: typeof ZONES }>["z"] & object;
    const gone = new Set(RemoveZoneMappings.map(({ VSwitchId }) => VSwitchId));
    const ZoneMappings = [...before.filter(({ VSwitchId }) => !gone.has(VSwitchId)), ...AddZoneMappings];
    modify(call, given, { ZoneMappings: ZoneMappings as Fields["ZoneMappings"] });
    return {};
  }),
};

const OF_VBR = { ...ATTACHMENT, VbrId: "text", VbrOwnerId: "text" } as const;

/** Attachments of Express Connect lines. */
export const vbrAttachments: Actions = attachmentActions(
  "Vbr",
  "VBR",
  action(OF_VBR, ["VbrId"], (call, given) => {
    const router = routerFor(call, given);
    const { VbrId, VbrOwnerId } = given;
    const owner = ownerOf(call.inventory, call.caller, VBR, VbrId, VbrOwnerId);
    vbrNamed(call.inventory, { ...call.caller, account: owner }, VbrId);
    const attachment = attach(call, router, given, {
      ResourceType: "VBR",
      AutoPublishRouteEnabled: false,
      VbrId,
      VbrOwnerId: ownerNumber(VbrOwnerId ?? call.caller.account),
      VbrRegionId: call.caller.region,
    });
    addImplied(call, router, attachment, given);
    return { TransitRouterAttachmentId: attachment.id };
  }),
);

const OF_PEER = {
  ...ATTACHMENT,
  Bandwidth: "number",
  BandwidthType: "text",
  CenBandwidthPackageId: "text",
  DefaultLinkType: "text",
  PeerTransitRouterId: "text",
  PeerTransitRouterRegionId: "text",
} as const;

/** Connections between transit routers of two regions. */
export const peerAttachments: Actions = attachmentActions(
  "Peer",
  "TR",
  action(OF_PEER, ["PeerTransitRouterId"], (call, given) => {
    const { Bandwidth, BandwidthType, CenBandwidthPackageId, DefaultLinkType = "Gold" } = given;
    const { PeerTransitRouterId, PeerTransitRouterRegionId } = given;
    const attachment = attach(call, routerFor(call, given), given, {
      ResourceType: "TR",
      AutoPublishRouteEnabled: false,
      ...{ PeerTransitRouterId, PeerTransitRouterRegionId, DefaultLinkType },
      PeerTransitRouterOwnerId: ownerNumber(call.caller.account),
      RegionId: call.caller.region,
      ...sent({ Bandwidth, BandwidthType, CenBandwidthPackageId }),
    });
    return { TransitRouterAttachmentId: attachment.id };
  }),
);

/** Old flags put an attachment into its router's own table, in which nobody's configuration has it (provider issue 6131). */
function addImplied(
  { inventory, caller }: Call,
  router: CloudObject<TransitRouter>,
  { id }: CloudObject<Attachment>,
  { RouteTableAssociationEnabled, RouteTablePropagationEnabled }: Given<typeof ATTACHMENT>,
): void {
  const table = tablesOf(inventory, router.id)[0]?.id;
  if (table && RouteTableAssociationEnabled) addMember(inventory, caller, ASSOCIATION, id, table);
  if (table && RouteTablePropagationEnabled) addMember(inventory, caller, PROPAGATION, id, table);
}
