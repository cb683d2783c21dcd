import { ownerOf } from "./account";
import type { Service } from "./service";
import { attachedTo, type TransitRouterRequest, transitRouterNamed } from "./transit-router";
import { KIND, vpcNamed } from "./vpc";

/** The attachment of a VPC to a transit router (`alicloud_cen_transit_router_vpc_attachment`). */
interface VpcAttachment {
  readonly transit_router_attachment_id: string;
  readonly status: "Attached";
}

interface VpcAttachmentRequest extends TransitRouterRequest {
  readonly vpc_id: string;
  readonly vpc_owner_id?: string;
}

export const vpcAttachments: Service<VpcAttachment, VpcAttachmentRequest> = {
  create({ inventory }, realm, request) {
    const { cen_id, vpc_id, vpc_owner_id = realm.account } = request;
    const router = transitRouterNamed(inventory, realm, request);
    vpcNamed(inventory, { ...realm, account: ownerOf(inventory, realm, KIND, vpc_id, vpc_owner_id) }, vpc_id);
    const id = inventory.issue("tr-attach");
    // Source of the id: the provider, which writes so what was not given.
    return inventory.add("alicloud_cen_transit_router_vpc_attachment", `${cen_id ?? "<nil>"}:${id}`, realm, {
      auto_publish_route_enabled: false,
      transit_router_vpc_attachment_options: {},
      payment_type: "PayAsYouGo",
      order_type: "PayByCenOwner",
      resource_type: "VPC",
      options: [{ ipv6_support: "disable", appliance_mode_support: "disable" }],
      vpc_owner_id,
      ...attachedTo(router, realm, request),
      transit_router_attachment_id: id,
    });
  },
};
