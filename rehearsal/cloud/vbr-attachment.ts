import type { Service } from "./service";
import { attachedTo, type TransitRouterRequest, transitRouterNamed } from "./transit-router";

/** An Express Connect line on a transit router (`alicloud_cen_transit_router_vbr_attachment`). */
interface VbrAttachment {
  readonly transit_router_attachment_id: string;
  readonly status: "Attached";
}

interface VbrAttachmentRequest extends TransitRouterRequest {
  readonly vbr_id: string;
  readonly vbr_owner_id?: string;
}

export const vbrAttachments: Service<VbrAttachment, VbrAttachmentRequest> = {
  create({ inventory }, realm, request) {
    const router = transitRouterNamed(inventory, realm, request);
    const id = inventory.issue("tr-attach");
    return inventory.add("alicloud_cen_transit_router_vbr_attachment", id, realm, {
      order_type: "PayByCenOwner",
      vbr_owner_id: realm.account,
      ...attachedTo(router, realm, request),
      transit_router_attachment_id: id,
    });
  },
};
