import { identityKind, identityWords } from "../identity";
import { shown } from "../later";
import type { PeerDevice, PeerTunnel } from "../model";
import { inferred, type Line } from "../profile";

// Phase 1 in the language of IOS XE, which has one set of commands for each version of IKE.

const IKE2_CIPHER = {
  aes: "aes-cbc-128",
  aes192: "aes-cbc-192",
  aes256: "aes-cbc-256",
  des: "des",
  "3des": "3des",
} as const;

const IKE1_CIPHER = { aes: "aes", aes192: "aes 192", aes256: "aes 256", des: "des", "3des": "3des" } as const;
const IKE1_HASH = { md5: "md5", sha1: "sha", sha256: "sha256", sha384: "sha384", sha512: "sha512" } as const;

const IDENTITY = { address: "address", email: "email", "domain name": "fqdn" } as const;
const IKE1_IDENTITY = { ...IDENTITY, email: "user-fqdn" } as const;

/** What stands once for all tunnels. */
export function ikeOfDevice({ address, tunnels }: PeerDevice): Line[] {
  const [first, second] = ([1, 2] as const).map((version) =>
    tunnels.filter(({ ike }) => ike.version === `ikev${version}`),
  );
  return [...policies(first ?? []), ...proposals(second ?? [], shown(address))];
}

/** What a tunnel has of its own. */
export function ikeOfTunnel(tunnel: PeerTunnel, psk: string): Line[] {
  return tunnel.ike.version === "ikev1" ? ikev1(tunnel, psk) : ikev2(tunnel, psk);
}

/** What leads from IPsec to it. */
export function ikeOfIpsec({ index, ike }: PeerTunnel): string {
  return ` set ${ike.version === "ikev1" ? "isakmp" : "ikev2"}-profile VPN${index}`;
}

function proposals(tunnels: readonly PeerTunnel[], address: string): Line[] {
  if (tunnels.length === 0) return [];
  return [
    ...tunnels.flatMap(({ index, ike }) => [
      `crypto ikev2 proposal VPN${index}`,
      ` encryption ${IKE2_CIPHER[ike.encryption]}`,
      ` integrity ${ike.authentication}`,
      ` group ${ike.dhGroup.replace("group", "")}`,
    ]),
    "crypto ikev2 policy CENVPN",
    ` match address local ${address}`,
    ...tunnels.map(({ index }) => ` proposal VPN${index}`),
  ];
}

function ikev2({ index, site, cloud, ike, dpd }: PeerTunnel, psk: string): Line[] {
  const mask = identityKind(cloud.identity) === "address" ? " 255.255.255.255" : "";
  return [
    `crypto ikev2 keyring VPN${index}`,
    ` peer VPN${index}`,
    `  address ${shown(cloud.address)}`,
    `  pre-shared-key 0 ${psk}`,
    `crypto ikev2 profile VPN${index}`,
    ` match address local ${shown(site.address)}`,
    ` match identity remote ${identityWords(cloud.identity, IDENTITY)}${mask}`,
    ` identity local ${identityWords(site.identity, IDENTITY)}`,
    " authentication remote pre-share",
    " authentication local pre-share",
    ` keyring local VPN${index}`,
    ` lifetime ${ike.lifetime}`,
    ...(dpd ? [` dpd ${dpd.interval} ${dpd.retries} periodic`] : []),
  ];
}

/** Every peer may use each policy, and probes are the same for all. */
function policies(tunnels: readonly PeerTunnel[]): Line[] {
  const [probing] = tunnels.flatMap(({ dpd }) => dpd ?? []);
  return [
    ...tunnels.flatMap(({ index, ike }) => [
      `crypto isakmp policy ${index * 10}`,
      ` encr ${IKE1_CIPHER[ike.encryption]}`,
      ` hash ${IKE1_HASH[ike.authentication]}`,
      " authentication pre-share",
      ` group ${ike.dhGroup.replace("group", "")}`,
      ` lifetime ${ike.lifetime}`,
    ]),
    ...(probing ? [`crypto isakmp keepalive ${probing.interval} ${probing.retries} periodic`] : []),
  ];
}

function ikev1({ index, site, cloud }: PeerTunnel, psk: string): Line[] {
  const mask = identityKind(cloud.identity) === "address" ? " 255.255.255.255" : "";
  const own = identityKind(site.identity) === "address" ? "address" : identityWords(site.identity, IKE1_IDENTITY);
  const remote = identityWords(cloud.identity, { ...IKE1_IDENTITY, "domain name": "host" });
  return [
    `crypto keyring VPN${index}`,
    inferred(` pre-shared-key address ${shown(cloud.address)} key ${psk}`),
    `crypto isakmp profile VPN${index}`,
    inferred(` keyring VPN${index}`),
    inferred(` self-identity ${own}`),
    inferred(` match identity ${remote}${mask}`),
  ];
}
