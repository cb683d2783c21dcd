import type { Connection, Tags } from "./connection";
import type { Device } from "./device";

/** A customer gateway: one that exists already, or one to make. */
export type CustomerGateway = ExistingCustomerGateway | NewCustomerGateway;

/** A customer gateway that exists already. */
export interface ExistingCustomerGateway {
  /** `cgw-…` */
  readonly id: string;
  /** The device there, for its configuration. @default not known */
  readonly device?: Device;
}

/** A customer gateway to make, or to take over. */
export interface NewCustomerGateway {
  /** Static IPv4 address of the device, public or private like its connections; behind NAT, that of the NAT. Immutable. */
  readonly ip: string;
  /** BGP ASN of the device, plain or dotted (`"1.10"` = 65546); not 45104. Connections with BGP need it. Immutable. @default none */
  readonly asn?: number | string;
  /** 1 to 100 characters. @default SITE-GATEWAY */
  readonly name?: string;
  /** 1 to 100 characters. @default none */
  readonly description?: string;
  /** Up to 20, those of the site included. @default none */
  readonly tags?: Tags;
  /** The device there, for its configuration. @default not known */
  readonly device?: Device;
  /** Customer gateway to take over, `cgw-…`. @default none, Terraform makes one */
  readonly import?: string;
  /** Former names of the gateway, oldest first: Terraform moves the gateway. @default none */
  readonly formerly?: readonly string[];
  /** Where this was written, as `file:line:column`; findings name it. @default where your code makes the site */
  readonly source?: string;
}

/** A site: its devices and its connections. */
export interface Site {
  /** Devices at the site, by a name of your choice. */
  readonly customerGateways: Readonly<Record<string, CustomerGateway>>;
  /** Connections of the site, by a name of your choice. */
  readonly connections: Readonly<Record<string, Connection>>;
  /** Tags of everything that is made here, up to 20. @default none */
  readonly tags?: Tags;
  /** Former names of the site, oldest first: Terraform moves everything of the site. @default none */
  readonly formerly?: readonly string[];
}
