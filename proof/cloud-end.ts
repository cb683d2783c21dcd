import type { CloudConnection, CloudTunnel } from "./cloud-view";
import type { Ipsec } from "./swanctl";

// The cloud's end of a tunnel, from the cloud's own view, with its own table of words, so that a wrong word of a
// profile shows.

const CIPHERS: Readonly<Record<string, string>> = {
  aes: "aes128",
  aes192: "aes192",
  aes256: "aes256",
  des: "des",
  "3des": "3des",
};
const GROUPS: Readonly<Record<string, string>> = {
  group1: "modp768",
  group2: "modp1024",
  group5: "modp1536",
  group14: "modp2048",
};

/** The cloud's dead peer detection: it waits 30 s with ikev1, 130 s with ikev2 (`CREATE_A_VPN_CONNECTION`). */
const DPD = { ikev1: "10s", ikev2: "43s" } as const;

/** The cloud's end of a tunnel: it waits for the device to begin. */
export function cloudIpsec(connection: Pick<CloudConnection, "local" | "remote">, tunnel: CloudTunnel): Ipsec {
  const { ike, ipsec } = tunnel;
  const isV1 = ike.version === "ikev1";
  const group = ipsec.group === "disabled" ? [] : [GROUPS[ipsec.group]];
  return {
    name: `tunnel${tunnel.number}`,
    version: isV1 ? 1 : 2,
    aggressive: isV1 && ike.mode === "aggressive",
    local: tunnel.gateway,
    remote: tunnel.device,
    localId: tunnel.localId,
    remoteId: tunnel.remoteId,
    ike: [CIPHERS[ike.encryption], ike.authentication, GROUPS[ike.group]].join("-"),
    esp: [CIPHERS[ipsec.encryption], ipsec.authentication, ...group].join("-"),
    psk: tunnel.psk,
    localSelectors: connection.local,
    remoteSelectors: connection.remote,
    settings: tunnel.dpd ? [`dpd_delay = ${DPD[isV1 ? "ikev1" : "ikev2"]}`] : [],
    childSettings: [`life_time = ${ipsec.lifetime}s`],
  };
}

/** Seconds without a word after which the cloud's BGP gives a session up. The cloud publishes none; the smaller one of the ends counts. */
const HOLD = 9;

/** BGP at the transit router: it advertises the cloud's networks, and learns the site's. */
export function cloudBird(tunnels: readonly CloudTunnel[], advertised: readonly string[]): string {
  const sessions = tunnels.flatMap(({ number, bgp }) =>
    bgp
      ? [
          `protocol bgp tunnel${number} {
  local ${bgp.ip} as ${bgp.asn};
  neighbor ${bgp.peerIp} as ${bgp.peerAsn};
  hold time ${HOLD}; connect retry time 2; connect delay time 1; error wait time 1, 2;
  ipv4 { import all; export where source = RTS_STATIC; next hop self; };
}`,
        ]
      : [],
  );
  return `router id ${tunnels[0]?.gateway};
protocol device { scan time 2; }
protocol direct { ipv4; interface "tun*"; }
protocol kernel { ipv4 { export where source = RTS_BGP; }; merge paths on; }
protocol static { ipv4; ${advertised.map((network) => `route ${network} unreachable;`).join(" ")} }
${sessions.join("\n")}
`;
}
