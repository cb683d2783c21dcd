import { VpnCustomerGateway } from "@cdktf/provider-alicloud/lib/vpn-customer-gateway";
import { Construct } from "constructs";
import { customerGatewayIpProblem } from "../domain/address";
import { customerGatewayAsnProblem, parseAsn } from "../domain/asn";
import { idProblem } from "../domain/id";
import { nameProblem } from "../domain/name";
import { tagsProblems } from "../domain/tag";
import { type AddressProps, addressed } from "./address";
import type { ImportProps } from "./adoption";
import { literal, literals } from "./literal";
import { problemOf, refuse } from "./refuse";

/** A customer gateway, made here or elsewhere. */
export interface ICustomerGateway {
  /** `cgw-…` */
  readonly customerGatewayId: string;
  /** Renews the gateway whenever something else is, a Terraform address. Absent where it was made elsewhere. */
  renewWith?(address: string): void;
}

export interface CustomerGatewayProps extends AddressProps, ImportProps {
  /** Static IPv4 address of the device, public or private like its connections; behind NAT, that of the NAT. Immutable. */
  readonly ip: string;
  /** BGP ASN of the device, plain or dotted (`"1.10"` = 65546); not 45104. Connections with BGP need it. Immutable. @default none */
  readonly asn?: number | string;
  /** 1 to 100 characters. @default none */
  readonly name?: string;
  /** 1 to 100 characters. @default none */
  readonly description?: string;
  /** Up to 20. @default none */
  readonly tags?: Readonly<Record<string, string>>;
}

/** The device at the site, as the cloud knows it. */
export class CustomerGateway extends Construct implements ICustomerGateway {
  /** A customer gateway that exists already. */
  public static fromId(scope: Construct, id: string, customerGatewayId: string): ICustomerGateway {
    const existing = new Construct(scope, id);
    refuse(existing, { customerGatewayId: problemOf(customerGatewayId, idProblem("cgw")) });
    return { customerGatewayId };
  }

  public readonly customerGatewayId: string;
  private readonly resource: VpnCustomerGateway;

  /** @throws PropsError */
  public constructor(scope: Construct, id: string, props: CustomerGatewayProps) {
    super(scope, id);
    refuse(this, {
      ip: problemOf(props.ip, customerGatewayIpProblem),
      asn: problemOf(props.asn, customerGatewayAsnProblem),
      name: problemOf(props.name, nameProblem),
      description: problemOf(props.description, nameProblem),
      tags: problemOf(props.tags, tagsProblems),
      importId: problemOf(props.importId, idProblem("cgw")),
    });
    this.resource = new VpnCustomerGateway(this, "Resource", {
      ipAddress: props.ip,
      asn: props.asn === undefined ? undefined : String(parseAsn(props.asn) ?? props.asn),
      customerGatewayName: props.name && literal(props.name),
      description: props.description && literal(props.description),
      tags: props.tags && literals(props.tags),
      // A new address or ASN means a new gateway; the old one cannot go while connections still use it.
      lifecycle: { createBeforeDestroy: true },
    });
    this.customerGatewayId = addressed(this.resource, props).id;
  }

  /** The new gateway comes beside the old one, and every connection that uses it is pointed there. */
  public renewWith(address: string): void {
    const { replaceTriggeredBy = [] } = this.resource.lifecycle ?? {};
    this.resource.lifecycle = { ...this.resource.lifecycle, replaceTriggeredBy: [...replaceTriggeredBy, address] };
  }
}
