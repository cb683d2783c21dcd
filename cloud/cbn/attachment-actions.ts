import { type Action, type Actions, action, type Call } from "../action";
import type { CloudObject, Inventory } from "../inventory";
import { Refusal } from "../refusal";
import { ATTACHMENT, type Attachment, detach, detachedAt, KIND, LISTING, list, modify, refuseBusy } from "./attachment";
import { ASSOCIATION, membershipsOf, PROPAGATION } from "./membership";
import { entriesTo } from "./route-entry";

/** The actions of one kind of attachments; `detaching` may refuse to detach one, or do more. */
export function attachmentActions(
  word: "Vpn" | "Vpc" | "Vbr" | "Peer",
  type: Attachment["ResourceType"],
  create: Action,
  detaching: (call: Call, attachment: CloudObject<Attachment>, until: number) => void = () => undefined,
): Actions {
  return {
    [`CreateTransitRouter${word}Attachment`]: create,

    [`ListTransitRouter${word}Attachments`]: action(LISTING, [], (call, given) => list(call, type, given)),

    [`UpdateTransitRouter${word}AttachmentAttribute`]: action(
      ATTACHMENT,
      ["TransitRouterAttachmentId"],
      (call, given) => {
        modify(call, given);
        return {};
      },
    ),

    [`DeleteTransitRouter${word}Attachment`]: action(
      ATTACHMENT,
      ["TransitRouterAttachmentId"],
      (call, { TransitRouterAttachmentId, Force = false }) => {
        const { inventory, caller } = call;
        const attachment = inventory.named<Attachment>(KIND, TransitRouterAttachmentId, caller);
        refuseBusy(attachment);
        if (!Force) refuseInUse(inventory, TransitRouterAttachmentId);
        detaching(call, attachment, detachedAt(call));
        for (const { object } of dependents(inventory, TransitRouterAttachmentId)) inventory.remove(object);
        detach(call, attachment);
        return {};
      },
    ),
  };
}

/** Source of the codes: the page of DeleteTransitRouterVpnAttachment. */
function refuseInUse(inventory: Inventory, id: string): void {
  const [first] = dependents(inventory, id);
  if (first) throw new Refusal(`OperationFailed.${first.what}Exist`, `${first.object.id} names ${id}.`);
}

function dependents(
  inventory: Inventory,
  id: string,
): { readonly what: string; readonly object: CloudObject<object> }[] {
  const of = (what: string) => (object: CloudObject<object>) => ({ what, object });
  return [
    ...membershipsOf(inventory, ASSOCIATION, id).map(of("RouteTableAssociation")),
    ...membershipsOf(inventory, PROPAGATION, id).map(of("RouteTablePropagation")),
    ...entriesTo(inventory, id).map(of("RouteEntry")),
  ];
}
