import { API_CBN, CREATE_A_VPN_CONNECTION, LIMITS_2021, type Source } from "./source";

/** A limit of the cloud. */
export interface Limit {
  readonly title: string;
  /** What is counted. */
  readonly counted: string;
  readonly most: number;
  /** Whether the cloud raises it on request. */
  readonly adjustable: boolean;
  readonly source: Source;
}

export const LIMITS = {
  vpnAttachmentsPerTransitRouter: {
    title: "VPN attachments per transit router",
    counted: "VPN attachments",
    most: 50,
    adjustable: true,
    source: CREATE_A_VPN_CONNECTION,
  },
  transitRoutersPerConnection: {
    title: "transit routers per IPsec connection",
    counted: "transit routers",
    most: 1,
    adjustable: false,
    source: CREATE_A_VPN_CONNECTION,
  },
  /** No documentation says what counts: connections or tunnels, by prefix or by site. */
  ecmpPaths: {
    title: "equal-cost paths per transit router",
    counted: "equal-cost paths",
    most: 16,
    adjustable: false,
    source: CREATE_A_VPN_CONNECTION,
  },
  transitRouterCidrs: {
    title: "CIDRs per transit router",
    counted: "CIDRs",
    most: 5,
    adjustable: false,
    source: API_CBN,
  },
  customerGatewaysPerRegion: {
    title: "customer gateways per region",
    counted: "customer gateways",
    most: 100,
    adjustable: false,
    source: LIMITS_2021,
  },
} as const satisfies Record<string, Limit>;

/** Share of a limit from which a warning shows what is left. */
export const HEADROOM_WARNING = 0.8;
