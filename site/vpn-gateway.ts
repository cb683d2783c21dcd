import type { NetworkType } from "../domain/address";
import type { Tags } from "./connection";

/** A VPN gateway: one that exists already, or one to make. */
export type VpnGateway = ExistingVpnGateway | NewVpnGateway;

export interface ExistingVpnGateway {
  /** `vpn-…` */
  readonly id: string;
}

/** Settings of a VPN gateway to make, however its VPC is named. */
export interface VpnGatewaySettings {
  /** Mbit/s. Immutable. */
  readonly bandwidth: number;
  /** Over the internet, or over Express Connect. Immutable. @default public */
  readonly network?: NetworkType;
  /** Write the routes that BGP learns into the VPC's route table. @default true */
  readonly autoPropagate?: boolean;
  /** 1 to 100 characters. @default none */
  readonly name?: string;
  /** 1 to 100 characters. @default none */
  readonly description?: string;
  /** Up to 20. @default none */
  readonly tags?: Tags;
}

export interface NewVpnGateway extends VpnGatewaySettings {
  /** The VPC whose traffic goes through it, `vpc-…`. Immutable. */
  readonly vpc: string;
  /** vSwitches of the VPC in two zones, `vsw-…`, one for each tunnel of a connection. Immutable, their order too. */
  readonly vswitches: readonly string[];
  /** Resource group, `rg-…`. @default the account's default group */
  readonly resourceGroup?: string;
  /** VPN gateway to take over, `vpn-…`. @default none, Terraform makes one */
  readonly import?: string;
  /** Former names of the gateway, oldest first: Terraform moves the gateway. @default none */
  readonly formerly?: readonly string[];
}
