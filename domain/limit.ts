import { API_CBN, API_VPC, CREATE_A_VPN_CONNECTION, type Source } from "./source";

/** A limit of the cloud. */
export interface Limit {
  readonly title: string;
  readonly most: number;
  /** Whether the cloud raises it on request. */
  readonly adjustable: boolean;
  readonly source: Source;
}

export const LIMITS = {
  vpnAttachmentsPerTransitRouter: {
    title: "VPN attachments per transit router",
    most: 50,
    adjustable: true,
    source: CREATE_A_VPN_CONNECTION,
  },
  transitRoutersPerConnection: {
    title: "transit routers per IPsec connection",
    most: 1,
    adjustable: false,
    source: CREATE_A_VPN_CONNECTION,
  },
  /** What is counted is not documented: connections or tunnels, by prefix or by site. */
  ecmpPaths: {
    title: "equal-cost paths per transit router",
    most: 16,
    adjustable: false,
    source: CREATE_A_VPN_CONNECTION,
  },
  transitRouterCidrs: { title: "CIDRs per transit router", most: 5, adjustable: false, source: API_CBN },
  tunnelsPerConnection: { title: "tunnels per connection", most: 2, adjustable: false, source: API_VPC },
} as const satisfies Record<string, Limit>;

/** Share of a limit from which on a warning tells what is left. */
export const HEADROOM_WARNING = 0.8;
