import type { Call } from "../action";
import { type Fields, sent } from "../fields";
import type { Caller, CloudObject, Inventory } from "../inventory";
import { BY_TOKEN, tokened } from "../paging";
import type { Given } from "../parameters";
import { Refusal } from "../refusal";
import { hasTags, listed, TAGS, tagsOf } from "../tags";
import { type TransitRouter, transitRouter, transitRouterOfCen } from "./transit-router";

// What all attachments to a transit router have in common.

export interface Attachment extends Fields {
  readonly TransitRouterAttachmentId: string;
  /** Unknown for an existing one that calls have only named. */
  readonly TransitRouterId?: string;
  readonly ResourceType?: "VPN" | "VPC" | "VBR" | "TR";
  readonly Status: string;
}

export const KIND = "TransitRouterAttachment";

/** How long it takes: "minutes". The real times are not known. */
const ATTACHING = 60_000;
const DETACHING = 60_000;
const MODIFYING = 5000;

/** Parameters of every attachment. */
export const ATTACHMENT = {
  AutoPublishRouteEnabled: "flag",
  CenId: "text",
  ChargeType: "text",
  ClientToken: "text",
  DryRun: "flag",
  Force: "flag",
  OrderType: "text",
  RegionId: "text",
  ResourceType: "text",
  RouteTableAssociationEnabled: "flag",
  RouteTablePropagationEnabled: "flag",
  Tag: TAGS,
  TransitRouterAttachmentDescription: "text",
  TransitRouterAttachmentId: "text",
  TransitRouterAttachmentName: "text",
  TransitRouterId: "text",
} as const;
type Request = Given<typeof ATTACHMENT>;

/** The transit router for an attachment: by its id, or else the one of a CEN instance. */
export function routerFor(
  { inventory, caller }: Call,
  { TransitRouterId, CenId }: Request,
): CloudObject<TransitRouter> {
  if (TransitRouterId) return transitRouter(inventory, caller, TransitRouterId, CenId);
  if (CenId) return transitRouterOfCen(inventory, caller, CenId);
  // "CenId and RegionId, or TransitRouterId" (CreateTransitRouterVpnAttachment and its like); the code is ours.
  throw new Refusal("Sim.TransitRouterMissing", "The request names neither a transit router nor a CEN instance.");
}

/** Attaches something, which takes a while. */
export function attach(
  { inventory, caller, clock }: Call,
  router: CloudObject<TransitRouter>,
  given: Request,
  own: Fields & { readonly ResourceType: "VPN" | "VPC" | "VBR" | "TR" },
): CloudObject<Attachment> {
  const TransitRouterAttachmentId = inventory.issue("tr-attach");
  const { AutoPublishRouteEnabled, TransitRouterAttachmentName, TransitRouterAttachmentDescription } = given;
  const fields: Attachment = {
    OrderType: "PayByCenOwner",
    CenId: router.fields.CenId,
    TransitRouterId: router.id,
    TransitRouterAttachmentId,
    Status: caller.past ? "Attached" : "Attaching",
    CreationTime: new Date(clock.now).toISOString(),
    ...own,
    ...sent({ AutoPublishRouteEnabled, TransitRouterAttachmentName, TransitRouterAttachmentDescription }),
  };
  const attachment = inventory.add(KIND, TransitRouterAttachmentId, caller, fields, { tags: tagsOf(given.Tag) });
  if (!caller.past) inventory.later(attachment, clock.now + ATTACHING, { Status: "Attached" });
  return attachment;
}

/** When a new attachment will be ready. */
export function attachedAt({ caller, clock }: Call): number {
  return caller.past ? clock.now : clock.now + ATTACHING;
}

/** Changes the given fields, and keeps the attachment busy for a while. */
export function modify({ inventory, caller, clock }: Call, given: Request, own: Fields = {}): void {
  const attachment = inventory.named<Attachment>(KIND, given.TransitRouterAttachmentId ?? "", caller);
  refuseBusy(attachment);
  const { AutoPublishRouteEnabled, OrderType, TransitRouterAttachmentName } = given;
  const { TransitRouterAttachmentDescription } = given;
  const changes = {
    AutoPublishRouteEnabled,
    OrderType,
    TransitRouterAttachmentName,
    TransitRouterAttachmentDescription,
  };
  attachment.fields = { ...attachment.fields, ...sent(changes), ...own, Status: "Modifying" };
  inventory.later(attachment, clock.now + MODIFYING, { Status: "Attached" });
}

/** When a detached attachment will be gone. */
export function detachedAt({ clock }: Call): number {
  return clock.now + DETACHING;
}

export function detach(call: Call, attachment: CloudObject<Attachment>): void {
  attachment.fields = { ...attachment.fields, Status: "Detaching" };
  call.inventory.later(attachment, detachedAt(call), "gone");
}

/** Source of the code: the provider, which retries it. */
export function refuseBusy({ id, fields }: CloudObject<Attachment>): void {
  if (fields.Status !== "Attached") throw new Refusal("IncorrectStatus.Status", `${id} is ${fields.Status}.`);
}

/** The action that lists attachments of a kind. */
export const LISTING = {
  ...BY_TOKEN,
  CenId: "text",
  OrderType: "text",
  RegionId: "text",
  Status: "text",
  Tag: TAGS,
  TransitRouterAttachmentId: "text",
  TransitRouterId: "text",
  VpcId: "text",
} as const;

export function list(
  { inventory, caller }: Call,
  type: Attachment["ResourceType"],
  { MaxResults, NextToken, RegionId: _, Tag, ...wanted }: Given<typeof LISTING>,
): Fields {
  const found = inventory
    .seen<Attachment>(KIND, caller)
    .filter(({ fields }) => fields.ResourceType === type)
    .filter(({ fields }) => Object.entries(sent(wanted)).every(([name, value]) => fields[name] === value))
    .filter((one) => hasTags(one, Tag));
  const rows = found.map((one) => ({ ...one.fields, Tags: listed(one) }));
  return tokened(sent({ MaxResults, NextToken }), rows, (TransitRouterAttachments) => ({ TransitRouterAttachments }));
}

/** An attachment that a membership or route names, perhaps one that existed before. */
export function attachmentFor(inventory: Inventory, caller: Caller, id: string): CloudObject<Attachment> {
  return inventory.reference<Attachment>(KIND, id, caller, () => ({
    TransitRouterAttachmentId: id,
    Status: "Attached",
  }));
}

/** The attached object, for lists of members and routes. */
export function resourceOf(inventory: Inventory, id: string): Fields {
  const fields: Fields = inventory.find(KIND, id)?.fields ?? {};
  const { ResourceType, VpnId, VpcId, VbrId, PeerTransitRouterId } = fields;
  return { ResourceType, ResourceId: VpnId ?? VpcId ?? VbrId ?? PeerTransitRouterId };
}
