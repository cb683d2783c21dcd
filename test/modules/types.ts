import type { TransitRouterVpnAttachmentProps, VpnGatewayConnection } from "../../modules";

// The type check is the test: a connection on a VPN gateway cannot be attached to a transit router.

declare const onVpnGateway: VpnGatewayConnection;

// @ts-expect-error it has no ipsecConnectionId
export const connection: TransitRouterVpnAttachmentProps["connection"] = onVpnGateway;
