import type { Service } from "./service";
import { type TransitRouterRequest, transitRouterNamed } from "./transit-router";

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
      ...(router.fields.cen_id ? { cen_id: router.fields.cen_id } : {}),
      ...request,
      transit_router_id: router.fields.transit_router_id,
      transit_router_attachment_id: id,
      status: "Attached",
      region_id: realm.region,
      create_time: new Date(Date.now()).toISOString(),
    });
  },
};
