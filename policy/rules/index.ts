import ecmpPaths from "../quota/ecmp-paths";
import transitRoutersPerConnection from "../quota/transit-routers-per-connection";
import vpnAttachmentsPerTransitRouter from "../quota/vpn-attachments-per-transit-router";
import type { Rule } from "../rule";
import associationPresent from "./association-present";
import bgpComplete from "./bgp-complete";
import customerGatewayAddress from "./customer-gateway-address";
import customerGatewayAsn from "./customer-gateway-asn";
import customerGatewayNetwork from "./customer-gateway-network";
import forwardsNothing from "./forwards-nothing";
import legacySingleTunnel from "./legacy-single-tunnel";
import limitOverride from "./limit-override";
import localAsn from "./local-asn";
import localAsnsEqual from "./local-asns-equal";
import localBgpIp from "./local-bgp-ip";
import noLiteralKey from "./no-literal-key";
import noVpnConnectionOnTransitRouter from "./no-vpn-connection-on-transit-router";
import noZoneOnDualTunnel from "./no-zone-on-dual-tunnel";
import peerAsn from "./peer-asn";
import propagationPresent from "./propagation-present";
import selectors from "./selectors";
import staticRoute from "./static-route";
import tunnelCidr from "./tunnel-cidr";
import tunnelCidrsDistinct from "./tunnel-cidrs-distinct";
import twoTunnels from "./two-tunnels";
import twoTunnelsOnVpnGateway from "./two-tunnels-on-vpn-gateway";
import weakCrypto from "./weak-crypto";

/** Every rule, quotas included. A rule that is not in this table does not run. */
export const rules: readonly Rule[] = [
  associationPresent,
  bgpComplete,
  customerGatewayAddress,
  customerGatewayAsn,
  customerGatewayNetwork,
  ecmpPaths,
  forwardsNothing,
  legacySingleTunnel,
  limitOverride,
  localAsn,
  localAsnsEqual,
  localBgpIp,
  noLiteralKey,
  noVpnConnectionOnTransitRouter,
  noZoneOnDualTunnel,
  peerAsn,
  propagationPresent,
  selectors,
  staticRoute,
  transitRoutersPerConnection,
  tunnelCidr,
  tunnelCidrsDistinct,
  twoTunnels,
  twoTunnelsOnVpnGateway,
  vpnAttachmentsPerTransitRouter,
  weakCrypto,
];
