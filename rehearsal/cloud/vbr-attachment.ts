import type { Service } from "./service";
import { transitRouter, transitRouterOfCen } from "./transit-router";

/** An Express Connect line on a transit router (`alicloud_cen_transit_router_vbr_attachment`). */
interface VbrAttachment {
  readonly transit_router_attachment_id: string;
  readonly status: "Attached";
}

interface VbrAttachmentRequest {
  readonly vbr_id: string;
  readonly transit_router_id?: string;
  readonly cen_id?: string;
  readonly vbr_owner_id?: string;
}

export const vbrAttachments: Service<VbrAttachment, VbrAttachmentRequest> = {
  create({ inventory }, realm, request) {
    const { transit_router_id, cen_id = "" } = request;
    const router = transit_router_id
      ? transitRouter(inventory, realm, transit_router_id, request.cen_id)
      : transitRouterOfCen(inventory, realm, cen_id);
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
