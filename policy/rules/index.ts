import ecmpPaths from "../quota/ecmp-paths";
import transitRoutersPerConnection from "../quota/transit-routers-per-connection";
import vpnAttachmentsPerTransitRouter from "../quota/vpn-attachments-per-transit-router";
import type { Rule } from "../rule";
import associationPresent from "./association-present";
import associationReplaced from "./association-replaced";
import attachmentReplaced from "./attachment-replaced";
import bgpComplete from "./bgp-complete";
import connectionReplaced from "./connection-replaced";
import cryptoSettings from "./crypto-settings";
import customerGatewayAddress from "./customer-gateway-address";
import customerGatewayAsn from "./customer-gateway-asn";
import customerGatewayNetwork from "./customer-gateway-network";
import customerGatewayReplaced from "./customer-gateway-replaced";
import flowsWithoutBgp from "./flows-without-bgp";
import forwardsNothing from "./forwards-nothing";
import grantDestroyedFirst from "./grant-destroyed-first";
import insideCidr from "./inside-cidr";
import insideCidrsDistinct from "./inside-cidrs-distinct";
import lastAssociationDestroyed from "./last-association-destroyed";
import legacySingleTunnel from "./legacy-single-tunnel";
import limitOverride from "./limit-override";
import localAsn from "./local-asn";
import localAsnsEqual from "./local-asns-equal";
import localBgpIp from "./local-bgp-ip";
import names from "./names";
import noLiteralKey from "./no-literal-key";
import noVpnConnectionOnTransitRouter from "./no-vpn-connection-on-transit-router";
import noZoneOnDualTunnel from "./no-zone-on-dual-tunnel";
import peerAsn from "./peer-asn";
import placeholderKeys from "./placeholder-keys";
import propagationPresent from "./propagation-present";
import region from "./region";
import selectors from "./selectors";
import staticRoute from "./static-route";
import tags from "./tags";
import terraformChecks from "./terraform-checks";
import transitRouterCidr from "./transit-router-cidr";
import twoTunnels from "./two-tunnels";
import twoTunnelsOnVpnGateway from "./two-tunnels-on-vpn-gateway";
import unsentTunnelEdit from "./unsent-tunnel-edit";
import weakCrypto from "./weak-crypto";

/** Every rule, quotas included. A rule that is not in this table does not run. */
export const rules: readonly Rule[] = [
  associationPresent,
  associationReplaced,
  attachmentReplaced,
  bgpComplete,
  connectionReplaced,
  cryptoSettings,
  customerGatewayAddress,
  customerGatewayAsn,
  customerGatewayNetwork,
  customerGatewayReplaced,
  ecmpPaths,
  flowsWithoutBgp,
  forwardsNothing,
  grantDestroyedFirst,
  insideCidr,
  insideCidrsDistinct,
  lastAssociationDestroyed,
  legacySingleTunnel,
  limitOverride,
  localAsn,
  localAsnsEqual,
  localBgpIp,
  names,
  noLiteralKey,
  noVpnConnectionOnTransitRouter,
  noZoneOnDualTunnel,
  peerAsn,
  placeholderKeys,
  propagationPresent,
  region,
  selectors,
  staticRoute,
  tags,
  terraformChecks,
  transitRouterCidr,
  transitRoutersPerConnection,
  twoTunnels,
  twoTunnelsOnVpnGateway,
  unsentTunnelEdit,
  vpnAttachmentsPerTransitRouter,
  weakCrypto,
];
