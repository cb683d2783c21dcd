import { BlockSubject } from "../terraform/subject";
import type { Value } from "../terraform/value";

/** `alicloud_vpn_customer_gateway`: the device at the site, as the cloud knows it. */
export class CustomerGateway extends BlockSubject {
  get ipAddress(): Value<string> {
    return this.block.text("ip_address");
  }

  get asn(): Value<string | number> {
    return this.block.scalar("asn");
  }

  get name(): Value<string> {
    return this.block.text("customer_gateway_name");
  }

  get description(): Value<string> {
    return this.block.text("description");
  }

  get tags(): Value<Readonly<Record<string, string>>> {
    return this.block.textsByKey("tags");
  }
}
