import { formatIpv4, parseCidr, parseIpv4 } from "../../domain/ipv4";
import type { Call } from "../action";
import type { Fields } from "../fields";
import type { Given } from "../parameters";
import { zonesOf } from "../zones";
import { CLOUD_ASN } from "./asn";
import { customerGateway } from "./customer-gateway";

/** The settings of a tunnel, as calls give them. */
export const IKE = {
  Psk: "text",
  IkeVersion: "text",
  IkeMode: "text",
  IkeEncAlg: "text",
  IkeAuthAlg: "text",
  IkePfs: "text",
  IkeLifetime: "number",
  LocalId: "text",
  RemoteId: "text",
} as const;
export const IPSEC = { IpsecEncAlg: "text", IpsecAuthAlg: "text", IpsecPfs: "text", IpsecLifetime: "number" } as const;
export const BGP = { LocalAsn: "text", TunnelCidr: "text", LocalBgpIp: "text" } as const;
export const TUNNEL = {
  CustomerGatewayId: "text",
  EnableDpd: "flag",
  EnableNatTraversal: "flag",
  RemoteCaCertificate: "text",
  Role: "text",
  TunnelBgpConfig: BGP,
  TunnelId: "text",
  TunnelIkeConfig: IKE,
  TunnelIndex: "number",
  TunnelIpsecConfig: IPSEC,
} as const;
export type TunnelRequest = Given<typeof TUNNEL>;

/** A tunnel as the cloud describes it. */
export interface Tunnel extends Fields {
  readonly TunnelIndex: number;
  readonly TunnelId: string;
  readonly CustomerGatewayId: string;
  /** The address of its gateway; empty while the connection has no end. */
  readonly InternetIp: string;
  readonly TunnelIkeConfig: Fields & { readonly Psk: string; readonly LocalId: string };
}

/** The API's defaults for missing settings. Source: CreateVpnAttachment. */
const IKE_DEFAULTS = {
  IkeVersion: "ikev2",
  IkeMode: "main",
  IkeEncAlg: "aes",
  IkeAuthAlg: "sha1",
  IkePfs: "group2",
  IkeLifetime: 86_400,
};
const IPSEC_DEFAULTS = { IpsecEncAlg: "aes", IpsecAuthAlg: "sha1", IpsecPfs: "group2", IpsecLifetime: 86_400 };

/** A tunnel from a request and, for a change, from the tunnel before. */
export function tunnelOf(call: Call, sent: TunnelRequest, index: number, before?: Tunnel): Tunnel {
  const { inventory, caller } = call;
  const CustomerGatewayId = sent.CustomerGatewayId ?? before?.CustomerGatewayId ?? "";
  const gateway = customerGateway(inventory, caller, CustomerGatewayId).fields;
  const InternetIp = before?.InternetIp ?? "";
  const TunnelId = before?.TunnelId ?? inventory.issue("tun");
  const ike = sent.TunnelIkeConfig;
  return {
    TunnelIndex: index,
    TunnelId,
    CustomerGatewayId,
    Role: sent.Role ?? (index === 1 ? "master" : "slave"),
    InternetIp,
    ZoneNo: zonesOf(caller.region ?? "")[index - 1] ?? "",
    State: "active",
    Status: "ike_sa_not_established",
    EnableDpd: sent.EnableDpd ?? true,
    EnableNatTraversal: sent.EnableNatTraversal ?? true,
    TunnelIkeConfig: {
      ...IKE_DEFAULTS,
      ...ike,
      // "A key of 16 characters is made up" (CreateVpnAttachment).
      Psk: ike?.Psk ?? before?.TunnelIkeConfig.Psk ?? inventory.made(TunnelId, 16),
      LocalId: ike?.LocalId ?? InternetIp,
      RemoteId: ike?.RemoteId ?? gateway.IpAddress,
    },
    TunnelIpsecConfig: { ...IPSEC_DEFAULTS, ...sent.TunnelIpsecConfig },
    ...(sent.TunnelBgpConfig
      ? {
          TunnelBgpConfig: {
            LocalAsn: String(CLOUD_ASN),
            ...sent.TunnelBgpConfig,
            PeerAsn: String(gateway.Asn ?? ""),
            PeerBgpIp: peerOf(sent.TunnelBgpConfig),
            BgpStatus: "failed",
          },
        }
      : {}),
  };
}

/** The tunnel with the address of its gateway, or without. Unless set, the address is also its IKE identity. */
export function withInternetIp(tunnel: Tunnel, InternetIp: string): Tunnel {
  const { TunnelIkeConfig: ike } = tunnel;
  const LocalId = ike.LocalId === tunnel.InternetIp ? InternetIp : ike.LocalId;
  return { ...tunnel, InternetIp, TunnelIkeConfig: { ...ike, LocalId } };
}

/** The other address of the inside CIDR. */
function peerOf({ TunnelCidr = "", LocalBgpIp = "" }: Given<typeof BGP>): string {
  const block = parseCidr(TunnelCidr);
  const local = parseIpv4(LocalBgpIp);
  if (!block || local === undefined) return "";
  return formatIpv4(local === block.first + 1 ? block.first + 2 : block.first + 1);
}
