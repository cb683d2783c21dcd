export type { ConnectionImport } from "../domain/connection-import";
export type { CryptoChoice } from "../domain/crypto";
export type { Payer } from "../domain/payer";
export type { TransitKind } from "../domain/transit";
export type {
  AttachmentLabels,
  AttachmentSettings,
  EditSettings,
  ExistingConnection,
  HealthCheck,
  NegotiationSettings,
  ProtectedFlows,
  Route,
  SingleTunnelConnection as SiteSingleTunnel,
  Tags,
  Tunnel,
} from "../site/connection";
export type { ExistingCustomerGateway, NewCustomerGateway, Site } from "../site/site";
export type { CenLabels, RouteTable, TransitRouterParts } from "../site/transit-router";
export type { GatewayAddresses } from "./connection/gateway-addresses";
export type { ConnectionProps, TunnelProps } from "./connection/tunnels";
export { CustomerGateway, type CustomerGatewayProps, type ICustomerGateway } from "./customer-gateway";
export { type IIpsecConnection, IpsecConnection, type IpsecConnectionProps } from "./ipsec-connection";
export { KmsKey, type KmsKeyProps } from "./kms-key";
export { PreSharedKeys } from "./pre-shared-keys";
export { SingleTunnelConnection, type SingleTunnelConnectionProps } from "./single-tunnel-connection";
export type { SiteConnection } from "./site/attachment";
export type { SiteConnectionProps, VpnSiteProps } from "./site/props";
export { StaticRoute, type StaticRouteProps } from "./static-route";
export type { AddressProps } from "./terraform/address";
export { PropsError } from "./terraform/refuse";
export {
  type ExistingTransitRouterProps,
  type ITransitRouter,
  TransitRouter,
  type TransitRouterProps,
} from "./transit-router";
export type { TransitRouterPartsProps } from "./transit-router/base";
export { type ITransitRouterGrant, TransitRouterGrant, type TransitRouterGrantProps } from "./transit-router-grant";
export {
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
