import cidrsPerTransitRouter from "../quota/cidrs-per-transit-router";
import customerGatewaysPerRegion from "../quota/customer-gateways-per-region";
import ecmpPaths from "../quota/ecmp-paths";
import transitRoutersPerConnection from "../quota/transit-routers-per-connection";
import vpnAttachmentsPerTransitRouter from "../quota/vpn-attachments-per-transit-router";
import type { Rule } from "../rule";
import associationPresent from "./association-present";
import associationReplaced from "./association-replaced";
import attachmentReplaced from "./attachment-replaced";
import autoPublishExplicit from "./auto-publish-explicit";
import backendCredentials from "./backend-credentials";
import backendEndpoints from "./backend-endpoints";
import bgpComplete from "./bgp-complete";
import connectionReplaced from "./connection-replaced";
import countIndexed from "./count-indexed";
import cryptoExplicit from "./crypto-explicit";
import cryptoSettings from "./crypto-settings";
import customerGatewayAddress from "./customer-gateway-address";
import customerGatewayAsn from "./customer-gateway-asn";
import customerGatewayNetwork from "./customer-gateway-network";
import customerGatewayPerTunnel from "./customer-gateway-per-tunnel";
import customerGatewayReplaced from "./customer-gateway-replaced";
import customerGatewaysDistinct from "./customer-gateways-distinct";
import describedOnce from "./described-once";
import destroyedInUse from "./destroyed-in-use";
import domainNameNeedsAggressive from "./domain-name-needs-aggressive";
import dryRun from "./dry-run";
import enterpriseEdition from "./enterprise-edition";
import environmentFileName from "./environment-file-name";
import flowsWithoutBgp from "./flows-without-bgp";
import forwardsNothing from "./forwards-nothing";
import grantBeforeAttachment from "./grant-before-attachment";
import grantDestroyedFirst from "./grant-destroyed-first";
import healthCheckValues from "./health-check-values";
import identityOfOtherDevice from "./identity-of-other-device";
import ids from "./ids";
import ikeIds from "./ike-ids";
import insideCidr from "./inside-cidr";
import insideCidrsDistinct from "./inside-cidrs-distinct";
import insideCidrsPerCustomerGateway from "./inside-cidrs-per-customer-gateway";
import insideCidrsPerVpnGateway from "./inside-cidrs-per-vpn-gateway";
import ipsecLifetime from "./ipsec-lifetime";
import keyCharacters from "./key-characters";
import keyGiven from "./key-given";
import keyPerTunnel from "./key-per-tunnel";
import keyStrength from "./key-strength";
import knownValues from "./known-values";
import lastAssociationDestroyed from "./last-association-destroyed";
import legacySingleTunnel from "./legacy-single-tunnel";
import limitOverride from "./limit-override";
import loadBalancingMix from "./load-balancing-mix";
import localAsn from "./local-asn";
import localAsnsEqual from "./local-asns-equal";
import localBgpIp from "./local-bgp-ip";
import localIdPinned from "./local-id-pinned";
import names from "./names";
import networksPerSide from "./networks-per-side";
import noHealthCheckOnDualTunnel from "./no-health-check-on-dual-tunnel";
import noLiteralKey from "./no-literal-key";
import noVpnConnectionOnTransitRouter from "./no-vpn-connection-on-transit-router";
import noZoneOnDualTunnel from "./no-zone-on-dual-tunnel";
import peerAsn from "./peer-asn";
import peerAsnsEqual from "./peer-asns-equal";
import peerCrypto from "./peer-crypto";
import peerKey from "./peer-key";
import peerRouting from "./peer-routing";
import placeholderKeys from "./placeholder-keys";
import privateAsn from "./private-asn";
import privateOverVbr from "./private-over-vbr";
import propagationPresent from "./propagation-present";
import region from "./region";
import remoteIdBehindNat from "./remote-id-behind-nat";
import remoteIdOfNewAddress from "./remote-id-of-new-address";
import renameWithoutMove from "./rename-without-move";
import routeEntry from "./route-entry";
import routeMapLimits from "./route-map-limits";
import routeMapPrioritiesDistinct from "./route-map-priorities-distinct";
import sameAccount from "./same-account";
import sameRegion from "./same-region";
import selectors from "./selectors";
import severalNetworksNeedIkev2 from "./several-networks-need-ikev2";
import shortestLifetime from "./shortest-lifetime";
import stateEncrypted from "./state-encrypted";
import stateLocked from "./state-locked";
import stateOutOfGit from "./state-out-of-git";
import staticRoute from "./static-route";
import staticRouteAfterAttachment from "./static-route-after-attachment";
import staticRouteBesideBgp from "./static-route-beside-bgp";
import staticRouteBesideFlows from "./static-route-beside-flows";
import staticRoutePatience from "./static-route-patience";
import staticRouteWeight from "./static-route-weight";
import staticRoutesApart from "./static-routes-apart";
import tags from "./tags";
import terraformChecks from "./terraform-checks";
import transitAsnsDistinct from "./transit-asns-distinct";
import transitPermitted from "./transit-permitted";
import transitRouteMap from "./transit-route-map";
import transitRouterCidr from "./transit-router-cidr";
import transitRouterCidrFirst from "./transit-router-cidr-first";
import transitRouterCidrInUse from "./transit-router-cidr-in-use";
import transitRouterCidrPresent from "./transit-router-cidr-present";
import transitRouterCidrsApart from "./transit-router-cidrs-apart";
import transitRouterGiven from "./transit-router-given";
import twoTunnels from "./two-tunnels";
import twoTunnelsOnVpnGateway from "./two-tunnels-on-vpn-gateway";
import unsentTunnelEdit from "./unsent-tunnel-edit";
import vpcNetworksApart from "./vpc-networks-apart";
import vpnGatewayNetworksApart from "./vpn-gateway-networks-apart";
import vpnGatewayReady from "./vpn-gateway-ready";
import weakCrypto from "./weak-crypto";
import wholePlan from "./whole-plan";

/** Every rule, quotas included. A rule that is not in this table does not run. */
export const rules: readonly Rule[] = [
  associationPresent,
  associationReplaced,
  attachmentReplaced,
  autoPublishExplicit,
  backendCredentials,
  backendEndpoints,
  bgpComplete,
  cidrsPerTransitRouter,
  connectionReplaced,
  cryptoExplicit,
  cryptoSettings,
  customerGatewayAddress,
  customerGatewayAsn,
  customerGatewayNetwork,
  customerGatewayPerTunnel,
  customerGatewayReplaced,
  customerGatewaysDistinct,
  customerGatewaysPerRegion,
  domainNameNeedsAggressive,
  dryRun,
  ecmpPaths,
  enterpriseEdition,
  environmentFileName,
  describedOnce,
  destroyedInUse,
  countIndexed,
  peerRouting,
  routeEntry,
  routeMapLimits,
  stateEncrypted,
  stateLocked,
  stateOutOfGit,
  transitAsnsDistinct,
  flowsWithoutBgp,
  forwardsNothing,
  grantBeforeAttachment,
  grantDestroyedFirst,
  healthCheckValues,
  identityOfOtherDevice,
  ids,
  ikeIds,
  insideCidr,
  insideCidrsDistinct,
  insideCidrsPerCustomerGateway,
  insideCidrsPerVpnGateway,
  ipsecLifetime,
  keyCharacters,
  keyGiven,
  keyPerTunnel,
  keyStrength,
  knownValues,
  lastAssociationDestroyed,
  legacySingleTunnel,
  limitOverride,
  loadBalancingMix,
  localAsn,
  localAsnsEqual,
  localBgpIp,
  localIdPinned,
  names,
  networksPerSide,
  noHealthCheckOnDualTunnel,
  noLiteralKey,
  noVpnConnectionOnTransitRouter,
  noZoneOnDualTunnel,
  peerAsn,
  peerAsnsEqual,
  peerCrypto,
  peerKey,
  placeholderKeys,
  privateAsn,
  privateOverVbr,
  propagationPresent,
  region,
  remoteIdOfNewAddress,
  remoteIdBehindNat,
  renameWithoutMove,
  routeMapPrioritiesDistinct,
  sameAccount,
  sameRegion,
  selectors,
  severalNetworksNeedIkev2,
  shortestLifetime,
  staticRoute,
  staticRouteAfterAttachment,
  staticRouteBesideBgp,
  staticRouteBesideFlows,
  staticRoutePatience,
  staticRouteWeight,
  staticRoutesApart,
  tags,
  terraformChecks,
  transitPermitted,
  transitRouteMap,
  transitRouterCidr,
  transitRouterCidrFirst,
  transitRouterCidrInUse,
  transitRouterCidrPresent,
  transitRouterCidrsApart,
  transitRouterGiven,
  transitRoutersPerConnection,
  twoTunnels,
  twoTunnelsOnVpnGateway,
  unsentTunnelEdit,
  vpnAttachmentsPerTransitRouter,
  vpnGatewayNetworksApart,
  vpnGatewayReady,
  vpcNetworksApart,
  weakCrypto,
  wholePlan,
];
