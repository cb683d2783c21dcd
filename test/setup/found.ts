import type { Found } from "../../rehearsal";

/** The place of a connection of 2019, and the end of its ids. */
interface Place {
  readonly region: string;
  readonly zone: string;
  readonly suffix: string;
  readonly transitRouter: string;
  readonly cen: string;
  readonly table: string;
  readonly cloudId: string;
}

/** A connection with a single tunnel, attached to a transit router, as the API describes it. */
export function singleTunnel({ region, zone, suffix, transitRouter, cen, table, cloudId }: Place): Found[] {
  const at = { region, account: "default" };
  const [connection, attachment] = [`vco-${suffix}`, `tr-attach-${suffix}`];
  return [
    {
      ...{ ...at, kind: "VpnConnection", id: connection },
      fields: {
        VpnConnectionId: connection,
        ...{ Name: "plant of 2019", NetworkType: "public", EffectImmediately: false },
        ...{ State: "attached", AttachType: "CEN", TransitRouterId: transitRouter, AttachInstanceId: cen },
        ...{ LocalSubnet: "0.0.0.0/0", RemoteSubnet: "0.0.0.0/0", CustomerGatewayId: `cgw-${suffix}` },
        ...{ EnableDpd: true, EnableNatTraversal: true, EnableTunnelsBgp: false },
        ...{ TunnelBandwidth: "Standard", ResourceGroupId: "rg-default" },
        IkeConfig: {
          ...{ Psk: "PLANTED-old", IkeVersion: "ikev1", IkeMode: "main", IkeEncAlg: "aes", IkeAuthAlg: "sha1" },
          ...{ IkePfs: "group2", IkeLifetime: 86400, LocalId: cloudId, RemoteId: "203.0.113.1" },
        },
        IpsecConfig: { IpsecEncAlg: "aes", IpsecAuthAlg: "sha1", IpsecPfs: "group2", IpsecLifetime: 86400 },
        VpnBgpConfig: {
          ...{ EnableBgp: true, LocalAsn: 64512, Status: "success" },
          ...{ TunnelCidr: "169.254.10.0/30", LocalBgpIp: "169.254.10.1" },
        },
        VcoHealthCheck: {
          ...{ Enable: true, Sip: "10.0.0.10", Dip: "192.168.1.10", Status: "success" },
          ...{ Interval: 3, Retry: 3, Policy: "reserve_route" },
        },
        TunnelOptionsSpecification: { TunnelOptions: [] },
      },
    },
    {
      ...{ ...at, kind: "TransitRouterAttachment", id: attachment },
      fields: {
        ...{ TransitRouterAttachmentId: attachment, TransitRouterId: transitRouter, CenId: cen },
        ...{ ResourceType: "VPN", VpnId: connection, VpnOwnerId: "default", VpnRegionId: region },
        ...{ AutoPublishRouteEnabled: true, Zones: [{ ZoneId: zone }], Status: "Attached" },
        ...{ ChargeType: "POSTPAY", OrderType: "PayByCenOwner", TransitRouterAttachmentName: "plant-main" },
      },
    },
    {
      ...{ ...at, kind: "Association", id: `${attachment}:${table}` },
      fields: { TransitRouterAttachmentId: attachment, TransitRouterRouteTableId: table, Status: "Active" },
    },
  ];
}

/** The objects in the cloud before the example adopts a single tunnel. */
export const FOUND: readonly Found[] = singleTunnel({
  ...{ region: "cn-shanghai", zone: "cn-shanghai-b", suffix: "old123", cloudId: "198.51.100.1" },
  ...{ transitRouter: "tr-old123", cen: "cen-old123", table: "vtb-old123" },
});
