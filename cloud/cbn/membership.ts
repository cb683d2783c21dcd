import { type Actions, action } from "../action";
import { type Fields, sent } from "../fields";
import type { Caller, CloudObject, Inventory } from "../inventory";
import { BY_TOKEN, tokened } from "../paging";
import { Refusal } from "../refusal";
import { type Attachment, attachmentFor, resourceOf } from "./attachment";
import { routeTable } from "./transit-router";

/** An attachment's part in a route table: the table forwards its traffic, or learns its routes. */
export interface Membership extends Fields {
  readonly TransitRouterAttachmentId: string;
  readonly TransitRouterRouteTableId: string;
  readonly Status: string;
}

export const ASSOCIATION = "Association";
export const PROPAGATION = "Propagation";

/** How long it takes. The real times are not known. */
const SETTLING = 5000;

const PAIR = {
  ClientToken: "text",
  DryRun: "flag",
  TransitRouterAttachmentId: "text",
  TransitRouterRouteTableId: "text",
} as const;

export const memberships: Actions = {
  AssociateTransitRouterAttachmentWithRouteTable: joined(ASSOCIATION, "Associating"),
  DissociateTransitRouterAttachmentFromRouteTable: parted(ASSOCIATION, "Dissociating"),
  ListTransitRouterRouteTableAssociations: listing(ASSOCIATION, "TransitRouterAssociations"),
  EnableTransitRouterRouteTablePropagation: joined(PROPAGATION, "Enabling"),
  DisableTransitRouterRouteTablePropagation: parted(PROPAGATION, "Disabling"),
  ListTransitRouterRouteTablePropagations: listing(PROPAGATION, "TransitRouterPropagations"),

  ReplaceTransitRouterRouteTableAssociation: action(
    PAIR,
    ["TransitRouterAttachmentId", "TransitRouterRouteTableId"],
    ({ inventory, caller }, { TransitRouterAttachmentId: attachment, TransitRouterRouteTableId: table }) => {
      const before = membershipsOf(inventory, ASSOCIATION, attachment)[0];
      if (!before) throw new Refusal("InvalidAttachmentId.NotFound", `${attachment} is in no table.`);
      routeTable(inventory, caller, table);
      inventory.remove(before);
      const fields = { ...before.fields, TransitRouterRouteTableId: table };
      inventory.add<Membership>(ASSOCIATION, `${attachment}:${table}`, caller, fields);
      return {};
    },
  ),
};

/** The members of a table. */
export function membersOf(inventory: Inventory, kind: string, table: string): CloudObject<Membership>[] {
  return inventory.all<Membership>(kind).filter(({ fields }) => fields.TransitRouterRouteTableId === table);
}

/** Where an attachment is a member. */
export function membershipsOf(inventory: Inventory, kind: string, attachment: string): CloudObject<Membership>[] {
  return inventory.all<Membership>(kind).filter(({ fields }) => fields.TransitRouterAttachmentId === attachment);
}

/** A member at once, for an attachment that is made with it. */
export function addMember(inventory: Inventory, caller: Caller, kind: string, attachment: string, table: string): void {
  const fields = { TransitRouterAttachmentId: attachment, TransitRouterRouteTableId: table, Status: "Active" };
  inventory.add<Membership>(kind, `${attachment}:${table}`, caller, fields, { found: true });
}

function joined(kind: string, Status: string) {
  return action(
    PAIR,
    ["TransitRouterAttachmentId", "TransitRouterRouteTableId"],
    ({ inventory, caller, clock }, { TransitRouterAttachmentId: attachment, TransitRouterRouteTableId }) => {
      const table = routeTable(inventory, caller, TransitRouterRouteTableId);
      const attached = attachmentFor(inventory, caller, attachment);
      refuseStranger(table.fields.TransitRouterId, attached);
      refuseBusy(attachment, attached.fields.Status, "Attached");
      refuseBusy(table.id, table.fields.TransitRouterRouteTableStatus, "Active");
      const twins = membershipsOf(inventory, kind, attachment);
      // "One association per attachment" (AssociateTransitRouterAttachmentWithRouteTable); the codes are ours.
      if (kind === ASSOCIATION && twins[0])
        throw new Refusal("Sim.AttachmentAssociated", `${attachment} is in ${twins[0].id} already.`);
      if (twins.some(({ fields }) => fields.TransitRouterRouteTableId === TransitRouterRouteTableId))
        throw new Refusal("Sim.AttachmentPropagated", `${table.id} learns from ${attachment} already.`);
      const id = `${attachment}:${TransitRouterRouteTableId}`;
      const fields = { TransitRouterAttachmentId: attachment, TransitRouterRouteTableId, Status };
      const member = inventory.add<Membership>(kind, id, caller, fields);
      if (caller.past) member.fields = { ...fields, Status: "Active" };
      else inventory.later(member, clock.now + SETTLING, { Status: "Active" });
      return {};
    },
  );
}

function parted(kind: string, Status: string) {
  return action(
    PAIR,
    ["TransitRouterAttachmentId", "TransitRouterRouteTableId"],
    ({ inventory, clock }, { TransitRouterAttachmentId: attachment, TransitRouterRouteTableId: table }) => {
      const member = inventory.find<Membership>(kind, `${attachment}:${table}`);
      // Source of the code: the page of DisableTransitRouterRouteTablePropagation.
      if (!member) throw new Refusal("InvalidAttachmentId.NotFound", `${attachment} is not in ${table}.`, 404);
      refuseBusy(member.id, member.fields.Status, "Active");
      member.fields = { ...member.fields, Status };
      inventory.later(member, clock.now + SETTLING, "gone");
      return {};
    },
  );
}

function listing(kind: string, list: string) {
  return action(
    {
      ...BY_TOKEN,
      RegionId: "text",
      Status: "text",
      TransitRouterAttachmentId: "text",
      TransitRouterAttachmentResourceId: "text",
      TransitRouterAttachmentResourceType: "text",
      TransitRouterRouteTableId: "text",
    },
    [],
    ({ inventory, caller }, { MaxResults = 50, NextToken, RegionId: _, ...wanted }) => {
      const { Status, TransitRouterAttachmentId, TransitRouterRouteTableId } = wanted;
      const exact = Object.entries(sent({ Status, TransitRouterAttachmentId, TransitRouterRouteTableId }));
      const { TransitRouterAttachmentResourceId: id, TransitRouterAttachmentResourceType: type } = wanted;
      const rows = inventory
        .seen<Membership>(kind, caller)
        .map(({ fields }) => ({ ...fields, ...resourceOf(inventory, fields.TransitRouterAttachmentId) }))
        .filter((row: Fields) => exact.every(([name, value]) => row[name] === value))
        .filter((row: Fields) => (id ?? row.ResourceId) === row.ResourceId)
        .filter((row: Fields) => (type ?? row.ResourceType) === row.ResourceType);
      return tokened(sent({ MaxResults, NextToken }), rows, (found) => ({ [list]: found }));
    },
  );
}

/** A table serves attachments of its own transit router, if that is known. */
function refuseStranger(routerOfTable: string | undefined, { id, fields }: CloudObject<Attachment>): void {
  if (routerOfTable && fields.TransitRouterId && routerOfTable !== fields.TransitRouterId)
    throw new Refusal(
      "Sim.OtherTransitRouter",
      `The table belongs to ${routerOfTable}, ${id} to ${fields.TransitRouterId}.`,
    );
}

/** Source of the code: the provider, which retries it. The page has another one, too. */
function refuseBusy(id: string, status: string, wanted: string): void {
  if (status !== wanted) throw new Refusal("IncorrectStatus.Status", `${id} is ${status}.`);
}
