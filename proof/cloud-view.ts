import type { Cloud, Fields } from "../cloud";

/** A connection from the cloud's view, whatever the environment says. Contains PSKs. */
export interface CloudConnection {
  readonly id: string;
  readonly name: string;
  /** Networks in the cloud and at the site that IPsec protects. */
  readonly local: readonly string[];
  readonly remote: readonly string[];
  /** Networks at the site that the cloud has static routes to. */
  readonly routes: readonly string[];
  readonly tunnels: readonly CloudTunnel[];
}

export interface CloudTunnel {
  readonly number: number;
  readonly gateway: string;
  /** Address of the customer gateway. */
  readonly device: string;
  readonly localId: string;
  readonly remoteId: string;
  readonly psk: string;
  /** In the API's words: `ikev2`, `main`, `aes256`, `sha256`, `group14`. */
  readonly ike: { readonly version: string; readonly mode: string } & Algorithms;
  readonly ipsec: Algorithms;
  readonly dpd: boolean;
  readonly bgp?: {
    readonly cidr: string;
    readonly ip: string;
    readonly asn: number;
    readonly peerIp: string;
    readonly peerAsn: number;
  };
}

interface Algorithms {
  readonly encryption: string;
  readonly authentication: string;
  readonly group: string;
  readonly lifetime: number;
}

/** The connections that a simulated cloud holds. The one place that knows how the cloud describes them. */
export function cloudConnections(cloud: Cloud): readonly CloudConnection[] {
  const objects = cloud.objects();
  return objects
    .filter(({ kind }) => kind === "VpnConnection")
    .map(({ id, fields }) => {
      const { TunnelOptions } = fields.TunnelOptionsSpecification as Fields;
      return {
        id,
        name: text(fields.Name),
        local: networks(fields.LocalSubnet),
        remote: networks(fields.RemoteSubnet),
        routes: objects.flatMap(({ fields: route }) =>
          route.VpnConnectionId === id && route.RouteDest !== undefined ? [text(route.RouteDest)] : [],
        ),
        tunnels: (TunnelOptions as Fields[]).map((tunnel) =>
          readTunnel(tunnel, fields.EnableTunnelsBgp === true, objects),
        ),
      };
    });
}

function readTunnel(tunnel: Fields, hasBgp: boolean, objects: ReturnType<Cloud["objects"]>): CloudTunnel {
  const ike = tunnel.TunnelIkeConfig as Fields;
  const ipsec = tunnel.TunnelIpsecConfig as Fields;
  const bgp = tunnel.TunnelBgpConfig as Fields | undefined;
  const gateway = objects.find(({ id }) => id === tunnel.CustomerGatewayId)?.fields ?? {};
  return {
    number: Number(tunnel.TunnelIndex),
    gateway: text(tunnel.InternetIp),
    device: text(gateway.IpAddress),
    localId: text(ike.LocalId),
    remoteId: text(ike.RemoteId),
    psk: text(ike.Psk),
    ike: { version: text(ike.IkeVersion), mode: text(ike.IkeMode), ...algorithms(ike, "Ike") },
    ipsec: algorithms(ipsec, "Ipsec"),
    dpd: tunnel.EnableDpd === true,
    ...(hasBgp && bgp
      ? {
          bgp: {
            cidr: text(bgp.TunnelCidr),
            ip: text(bgp.LocalBgpIp),
            asn: Number(bgp.LocalAsn),
            peerIp: text(bgp.PeerBgpIp),
            peerAsn: Number(bgp.PeerAsn),
          },
        }
      : {}),
  };
}

function algorithms(config: Fields, phase: "Ike" | "Ipsec"): Algorithms {
  return {
    encryption: text(config[`${phase}EncAlg`]),
    authentication: text(config[`${phase}AuthAlg`]),
    group: text(config[`${phase}Pfs`]),
    lifetime: Number(config[`${phase}Lifetime`]),
  };
}

const text = (value: unknown) => (value === undefined ? "" : String(value));
const networks = (value: unknown) => [value].flat().flatMap((one) => text(one).split(","));
