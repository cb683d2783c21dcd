import { ResourceSubject } from "./subject";

/** `alicloud_vpn_customer_gateway`: the device at the site, as the cloud knows it. */
export class CustomerGateway extends ResourceSubject {
  readonly ipAddress = this.block.text("ip_address");
  readonly asn = this.block.scalar("asn");
  readonly name = this.block.text("customer_gateway_name");
  readonly description = this.block.text("description");
  readonly tags = this.block.textsByKey("tags");
}
