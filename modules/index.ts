export type { ConnectionImport } from "../domain/connection-import";
export type { CryptoChoice } from "../domain/crypto";
export type { Payer } from "../domain/payer";
export type { TransitKind } from "../domain/transit";
export type { AddressProps } from "./address";
export type { ConnectionProps, ProtectedFlows, TunnelProps } from "./connection";
export { CustomerGateway, type CustomerGatewayProps, type ICustomerGateway } from "./customer-gateway";
export type { GatewayAddresses } from "./gateway-addresses";
export { type IIpsecConnection, IpsecConnection, type IpsecConnectionProps } from "./ipsec-connection";
export { KmsKey, type KmsKeyProps } from "./kms-key";
export { PreSharedKeys } from "./pre-shared-keys";
export { PropsError } from "./refuse";
export {
  type HealthCheckProps,
  SingleTunnelConnection,
  type SingleTunnelConnectionProps,
} from "./single-tunnel-connection";
export type { SiteConnection } from "./site-attachment";
export type {
  ExistingSiteConnectionProps,
  SiteAttachmentProps,
  SiteConnectionProps,
  SiteCustomerGatewayProps,
  SiteSingleTunnelProps,
  SiteTunnelProps,
  VpnSiteProps,
} from "./site-props";
export type { SiteRouteProps } from "./site-routes";
export { StaticRoute, type StaticRouteProps } from "./static-route";
export {
  type CenProps,
  type ExistingTransitRouterProps,
  type ITransitRouter,
  TransitRouter,
  type TransitRouterProps,
} from "./transit-router";
export type { RouteTableProps, TransitRouterPartsProps } from "./transit-router-base";
export { type ITransitRouterGrant, TransitRouterGrant, type TransitRouterGrantProps } from "./transit-router-grant";
export {
  type AttachmentSettings,
  type ITransitRouterVpnAttachment,
  TransitRouterVpnAttachment,
  type TransitRouterVpnAttachmentProps,
} from "./transit-router-vpn-attachment";
export { type IVpnGateway, VpnGateway, type VpnGatewayProps } from "./vpn-gateway";
export {
  type IVpnGatewayConnection,
  VpnGatewayConnection,
  type VpnGatewayConnectionProps,
} from "./vpn-gateway-connection";
export {
  VpnGatewayPolicyRoute,
  type VpnGatewayPolicyRouteProps,
  VpnGatewayRoute,
  type VpnGatewayRouteProps,
} from "./vpn-gateway-route";
export { VpnServiceLinkedRole } from "./vpn-service-linked-role";
export { VpnSite } from "./vpn-site";
export { type WaiverProps, waive } from "./waive";
