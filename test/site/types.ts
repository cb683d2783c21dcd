import type {
  ConnectionFile,
  ConnectionSettingsFile,
  CustomerGatewayFile,
  ExistingConnectionFile,
  SingleTunnelFile,
  SiteFile,
  TransitRouterFile,
  VpnGatewayFile,
} from "../../config/schema";
import type {
  ConnectionSettings,
  DualTunnelConnection,
  ExistingConnection,
  SingleTunnelConnection,
} from "../../site/connection";
import type { NewCustomerGateway, Site } from "../../site/site";
import type { TransitRouter } from "../../site/transit-router";
import type { NewVpnGateway } from "../../site/vpn-gateway";

// The type check is the test: a site and the schema of the file allow the same.

type Same<One, Other> = [keyof One] extends [keyof Other] ? ([keyof Other] extends [keyof One] ? true : never) : never;
type Ours<T> = Omit<T, "source">;

export const same: [
  Same<Ours<DualTunnelConnection>, ConnectionFile>,
  Same<Ours<SingleTunnelConnection>, SingleTunnelFile>,
  Same<Ours<ExistingConnection>, ExistingConnectionFile>,
  Same<ConnectionSettings, ConnectionSettingsFile>,
  Same<Ours<NewCustomerGateway>, Exclude<CustomerGatewayFile, { id: string }>>,
  Same<Site, Omit<SiteFile, "account">>,
  Same<Omit<TransitRouter, "tags">, Omit<TransitRouterFile, "account" | "vpnAttachmentLimit">>,
  Same<NewVpnGateway, Exclude<VpnGatewayFile, { id: string }>>,
] = [true, true, true, true, true, true, true, true];
