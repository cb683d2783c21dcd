import type { TerraformProvider } from "cdktf";
import type { DualTunnelConnection, ExistingConnection, SingleTunnelConnection } from "../../site/connection";
import type { CustomerGateway, Site } from "../../site/site";
import type { ICustomerGateway } from "../customer-gateway";
import type { ITransitRouter } from "../transit-router";
import type { IVpnGateway } from "../vpn-gateway";

/** A connection of a site with its two tunnels. */
export interface SiteConnectionProps extends Omit<DualTunnelConnection, "vpnGateway"> {
  /** VPN gateway on which the connection ends. @default it ends on the site's transit router */
  readonly vpnGateway?: IVpnGateway;
}

/** A site: its devices, its connections, and what its connections end on. */
export interface VpnSiteProps extends Omit<Site, "customerGateways" | "connections"> {
  /** Devices at the site, by name: to make, or made elsewhere. */
  readonly customerGateways: Readonly<Record<string, CustomerGateway | ICustomerGateway>>;
  /** Connections of the site, by name: to make, to take over, or, by their ids, only to attach. */
  readonly connections: Readonly<Record<string, SiteConnectionProps | SingleTunnelConnection | ExistingConnection>>;
  /** The end of connections without a `vpnGateway`. @default none */
  readonly transitRouter?: ITransitRouter;
  /**
   * The account that owns the site's resources: digits. If it is not the transit router's, it grants each attachment.
   * @default the transit router's
   */
  readonly accountId?: string;
  /** Provider that makes the site's resources, except attachments. @default the stack's provider without an alias */
  readonly provider?: TerraformProvider;
}
