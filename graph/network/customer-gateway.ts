import { BlockSubject } from "../terraform/subject";
import type { Value } from "../terraform/value";

/** `alicloud_vpn_customer_gateway`: the device at the site, as the cloud knows it. */
export class CustomerGateway extends BlockSubject {
  /** Address of the device. */
  get ipAddress(): Value<string> {
    return this.block.text("ip_address");
  }

  /** ASN of the device. */
  get asn(): Value<string | number> {
    return this.block.scalar("asn");
  }

  /** Name of the customer gateway. */
  get name(): Value<string> {
    return this.block.text("customer_gateway_name");
  }

  /** Description of the customer gateway. */
  get description(): Value<string> {
    return this.block.text("description");
  }

  /** Tags of the customer gateway. */
  get tags(): Value<Readonly<Record<string, string>>> {
    return this.block.textsByKey("tags");
  }
}
