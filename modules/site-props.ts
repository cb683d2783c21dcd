import type { TerraformProvider } from "cdktf";
import type { ConnectionImport } from "../domain/connection-import";
import type { KeySource } from "../domain/kms";
import type { TunnelNumber } from "../domain/tunnel";
import type { AddressProps } from "./address";
import type { ConnectionProps, ConnectionSettings, NetworkProps, TunnelProps } from "./connection";
import type { CustomerGatewayProps, ICustomerGateway } from "./customer-gateway";
import type { IIpsecConnection, IpsecConnectionProps } from "./ipsec-connection";
import type { HealthCheckProps } from "./single-tunnel-connection";
import type { SiteRouteProps } from "./site-routes";
import type { ITransitRouter } from "./transit-router";
import type { AttachmentSettings } from "./transit-router-vpn-attachment";
import type { IVpnGateway } from "./vpn-gateway";

/** A tunnel of a site; its key comes from the stack's variable `psks`. */
export interface SiteTunnelProps extends Omit<TunnelProps, "customerGateway" | "psk"> {
  /** Key of one of the site's customer gateways. */
  readonly customerGateway: string;
}

export interface SiteKeysProps {
  /**
   * Where the keys of the tunnels come from: the stack's variable `psks`, or a secret for each tunnel in Key Management Service.
   * @default variable
   */
  readonly keys?: KeySource;
}

/** How a connection of a site is attached to its transit router. */
export interface SiteAttachmentProps extends Pick<AddressProps, "source">, AttachmentSettings {
  /** Networks at the site, routed into the connection: static routes, or routes of the VPN gateway. @default none */
  readonly routes?: readonly (string | SiteRouteProps)[];
  /** How the attachment is called. @default SITE-CONNECTION, with the tags of the connection */
  readonly attachment?: AttachmentLabels;
  /** Up to 20. @default none */
  readonly tags?: Readonly<Record<string, string>>;
  /** Former keys of the connection, oldest first: it and all that belongs to it are moved. @default none */
  readonly formerly?: readonly string[];
  /** Objects in the cloud that are taken over. @default none, all is made */
  readonly import?: ConnectionImport;
}

/** What people read of an attachment. */
export interface AttachmentLabels {
  /** 2 to 128 letters, digits, `_` and `-`, starting with a letter. @default SITE-CONNECTION */
  readonly name?: string;
  /** 2 to 256 characters, starting with a letter. @default none */
  readonly description?: string;
  /** Up to 20. @default those of the connection */
  readonly tags?: Readonly<Record<string, string>>;
}

/** A connection of a site that exists already and is only attached. */
export interface ExistingSiteConnectionProps extends SiteAttachmentProps {
  readonly connection: IIpsecConnection;
}

/** A running connection with a single tunnel, which is taken over. */
export interface SiteSingleTunnelProps
  extends SiteKeysProps,
    Omit<ConnectionSettings, "importId" | keyof AddressProps>,
    Omit<NetworkProps, "bandwidth">,
    SiteAttachmentProps {
  readonly tunnel: SiteTunnelProps;
  /** @default none */
  readonly healthCheck?: HealthCheckProps;
  /** Zone of the attachment, such as `cn-hangzhou-h`: without the one it has, the provider would replace it. */
  readonly zone: string;
  /** What runs; the connection at least. */
  readonly import: ConnectionImport;
}

export interface SiteConnectionProps
  extends SiteKeysProps,
    Omit<ConnectionProps, "tunnels" | "importId" | keyof AddressProps>,
    SiteAttachmentProps,
    NetworkProps,
    Pick<IpsecConnectionProps, "guardKeys" | "tunnelEdits" | "revision"> {
  readonly tunnels: Readonly<Record<TunnelNumber, SiteTunnelProps>>;
  /** VPN gateway on which the connection ends. @default it ends on the site's transit router */
  readonly vpnGateway?: IVpnGateway;
}

export interface SiteCustomerGatewayProps
  extends Omit<CustomerGatewayProps, "terraformName" | "formerTerraformNames" | "provider"> {
  /** Former keys of the gateway, oldest first. @default none */
  readonly formerly?: readonly string[];
}

export interface VpnSiteProps {
  /** Devices at the site, by key: to make, or made elsewhere. */
  readonly customerGateways: Readonly<Record<string, SiteCustomerGatewayProps | ICustomerGateway>>;
  /** Connections of the site, by key. */
  readonly connections: Readonly<Record<string, SiteConnectionProps>>;
  /** Connections that exist already and are only attached, by a key that no other connection has. @default none */
  readonly existingConnections?: Readonly<Record<string, ExistingSiteConnectionProps>>;
  /** Running connections with a single tunnel that are taken over, by a key that no other connection has. @default none */
  readonly singleTunnelConnections?: Readonly<Record<string, SiteSingleTunnelProps>>;
  /** Former ids of the site, oldest first: all of it is moved. @default none */
  readonly formerly?: readonly string[];
  /** Where connections without a `vpnGateway` end. @default none */
  readonly transitRouter?: ITransitRouter;
  /**
   * The account that owns the site's resources: digits. Where it is not the transit router's, it grants each attachment.
   * @default the transit router's
   */
  readonly accountId?: string;
  /** By which the site's resources are made, but for attachments. @default the stack's provider without an alias */
  readonly provider?: TerraformProvider;
}
