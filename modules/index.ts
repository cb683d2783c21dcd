export type { CryptoChoice } from "../domain/crypto";
export type { AddressProps } from "./address";
export type { ConnectionProps, ProtectedFlows, TunnelProps } from "./connection";
export { CustomerGateway, type CustomerGatewayProps, type ICustomerGateway } from "./customer-gateway";
export { type IIpsecConnection, IpsecConnection, type IpsecConnectionProps } from "./ipsec-connection";
export { PreSharedKeys } from "./pre-shared-keys";
export { PropsError } from "./refuse";
export { StaticRoute, type StaticRouteProps } from "./static-route";
export { type ExistingTransitRouterProps, type ITransitRouter, TransitRouter } from "./transit-router";
export {
  type ITransitRouterVpnAttachment,
  TransitRouterVpnAttachment,
  type TransitRouterVpnAttachmentProps,
} from "./transit-router-vpn-attachment";
export { VpnGatewayConnection, type VpnGatewayConnectionProps } from "./vpn-gateway-connection";
export { type SiteConnectionProps, type SiteTunnelProps, VpnSite, type VpnSiteProps } from "./vpn-site";
