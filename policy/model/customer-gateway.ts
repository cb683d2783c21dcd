import { ResourceSubject } from "./subject";

/** `alicloud_vpn_customer_gateway`: the device at the site, as the cloud knows it. */
export class CustomerGateway extends ResourceSubject {
  readonly ipAddress = this.block.text("ip_address");
  readonly asn = this.block.scalar("asn");
}
