import { VpnCustomerGateway } from "@cdktf/provider-alicloud/lib/vpn-customer-gateway";
import { Construct } from "constructs";
import { parseAsn } from "../domain/asn";
import { idProblem } from "../domain/id";
import { checkCustomerGateway } from "../site/problems/customer-gateway";
import type { NewCustomerGateway } from "../site/site";
import { type AddressProps, addressed } from "./terraform/address";
import type { ImportProps } from "./terraform/adoption";
import { literal, literals } from "./terraform/literal";
import { refuse } from "./terraform/refuse";

/** A customer gateway, made here or elsewhere. */
export interface ICustomerGateway {
  /** `cgw-…` */
  readonly customerGatewayId: string;
  /** What is known of the device, if this app makes the gateway. @default none */
  readonly device?: Pick<NewCustomerGateway, "ip" | "asn">;
  /**
   * Renews the gateway whenever the resource at a Terraform address is renewed. Absent if the gateway was made
   * elsewhere.
   */
  renewWith?(address: string): void;
}

/** A customer gateway to make, or to take over. */
export interface CustomerGatewayProps
  extends AddressProps,
    ImportProps,
    Omit<NewCustomerGateway, "name" | "import" | "formerly" | "source" | "device"> {
  /** 1 to 100 characters. @default none */
  readonly name?: string;
}

/** The device at the site, as the cloud knows it. */
export class CustomerGateway extends Construct implements ICustomerGateway {
  /** A customer gateway that exists already. */
  public static fromId(scope: Construct, id: string, customerGatewayId: string): ICustomerGateway {
    const existing = new Construct(scope, id);
    refuse(existing, (check) => check.value("customerGatewayId", customerGatewayId, idProblem("cgw")));
    return { customerGatewayId };
  }

  /** `cgw-…` */
  public readonly customerGatewayId: string;
  /** What is known of the device. */
  public readonly device: Pick<NewCustomerGateway, "ip" | "asn">;
  private readonly resource: VpnCustomerGateway;

  /** @throws PropsError */
  public constructor(scope: Construct, id: string, props: CustomerGatewayProps) {
    super(scope, id);
    refuse(this, (check) => {
      checkCustomerGateway(check.ofWhatRuns(props.importId !== undefined), props);
      check.value("importId", props.importId, idProblem("cgw"));
    });
    const { ip, asn } = props;
    this.device = asn === undefined ? { ip } : { ip, asn };
    this.resource = new VpnCustomerGateway(this, "Resource", {
      ipAddress: props.ip,
      asn: props.asn === undefined ? undefined : String(parseAsn(props.asn) ?? props.asn),
      customerGatewayName: props.name && literal(props.name),
      description: props.description && literal(props.description),
      tags: props.tags && literals(props.tags),
      // A new address or ASN means a new gateway; the cloud does not delete the old one while connections use it.
      lifecycle: { createBeforeDestroy: true },
    });
    this.customerGatewayId = addressed(this.resource, props).id;
  }

  /** Terraform makes the new gateway beside the old one, and points every connection of the old one to it. */
  public renewWith(address: string): void {
    const { replaceTriggeredBy = [] } = this.resource.lifecycle ?? {};
    this.resource.lifecycle = { ...this.resource.lifecycle, replaceTriggeredBy: [...replaceTriggeredBy, address] };
  }
}
