import { CIPHERS, type CryptoSettings, DH_GROUPS, HASHES, PFS_GROUPS } from "../../domain/crypto";
import type { PeerTunnel } from "../../peer/model";
import { renderDevice } from "../../peer/render";
import { Charon } from "../../proof/charon";
import { cloudIpsec } from "../../proof/cloud-end";
import { Lab } from "../../proof/lab";
import type { ChildSa } from "../../proof/sa-list";
import { swanctlConf } from "../../proof/swanctl";
import { deviceOf } from "../peer/fixtures";
import { expectSection, table } from "../setup/section";

// Every setting that the cloud accepts for phase 1 and phase 2, each with each version and mode: one device with a tunnel for each
// combination.

const WAYS = [
  { version: "ikev2", mode: "main" },
  { version: "ikev1", mode: "main" },
  { version: "ikev1", mode: "aggressive" },
] as const;
const PHASE_1 = CIPHERS.flatMap((encryption) =>
  HASHES.flatMap((authentication) => DH_GROUPS.map((dhGroup) => ({ encryption, authentication, dhGroup }))),
);
const PHASE_2 = CIPHERS.flatMap((encryption) =>
  HASHES.flatMap((authentication) => PFS_GROUPS.map((pfs) => ({ encryption, authentication, pfs }))),
);
const COMBINATIONS: readonly CryptoSettings[] = WAYS.flatMap((way) =>
  PHASE_2.map((ipsec, index) => ({
    ike: { ...way, ...(PHASE_1[index % PHASE_1.length] as (typeof PHASE_1)[number]), lifetime: 28_800 },
    ipsec: { ...ipsec, lifetime: 3_600 },
  })),
);

/** So many tunnels keep the machine busy for a while. */
const PATIENT = { retransmit: 5, tries: 5 };

const DEVICE_ADDRESS = "203.0.113.10";
const template = deviceOf().tunnels[0] as PeerTunnel;
const tunnels = COMBINATIONS.map(tunnelOf);

function tunnelOf({ ike, ipsec }: CryptoSettings, place: number): PeerTunnel {
  const [high, low] = [Math.floor(place / 250), (place % 250) + 1];
  const address = `198.18.${high}.${low}`;
  return {
    ...template,
    ike,
    ipsec,
    name: `berlin/main/${place + 1}`,
    index: place + 1,
    cloud: { address, identity: address },
    selectors: { cloud: [`10.1.${high}.${low}/32`], site: [`10.2.${high}.${low}/32`] },
  };
}

test("the cloud accepts swanctl's text for each combination, and makes new keys with it, too", async () => {
  const lab = await Lab.open();
  try {
    await wire(lab);
    const [cloud, device] = await Promise.all([
      Charon.start(lab, "charon-cloud", "cloud", PATIENT),
      Charon.start(lab, "charon-device", "device", PATIENT),
    ]);
    await cloud.load(swanctlConf(tunnels.map(cloudOf)));
    const files = renderDevice({ ...deviceOf(), tunnels }, pskOf);
    await device.load(files.find(({ name }) => name === "swanctl.conf")?.text ?? "");
    await lab.until("all tunnels are up", async () => (await childrenOf(device)).size === tunnels.length, 150);
    const first = await childrenOf(device);
    expect(tunnels.filter((tunnel) => !isNegotiated(tunnel, first)).map(described)).toEqual([]);

    // With ikev2, PFS uses its group from the second keys on.
    const renewed = tunnels.filter(({ ike }) => ike.version === "ikev2");
    for (const { index } of renewed) await device.rekey(`vpn${index}`);
    const second = await childrenOf(device);
    expect(renewed.filter((tunnel) => !isNegotiated(tunnel, second, true)).map(described)).toEqual([]);
    expectSection("docs/proof.md", "combinations", counted(first, second));
  } finally {
    await lab.close();
  }
});

/** A table of how many combinations were tried with each version and mode. */
function counted(first: ReadonlyMap<string, ChildSa>, second: ReadonlyMap<string, ChildSa>): string {
  const rows = WAYS.map(({ version, mode }) => {
    const own = tunnels.filter(({ ike }) => ike.version === version && ike.mode === mode);
    const distinct = (of: (tunnel: PeerTunnel) => readonly string[]) =>
      new Set(own.map((tunnel) => of(tunnel).join())).size;
    return [
      version === "ikev2" ? version : `${version}, ${mode}`,
      distinct(({ ike }) => [ike.encryption, ike.authentication, ike.dhGroup]),
      distinct(({ ipsec }) => [ipsec.encryption, ipsec.authentication, ipsec.pfs]),
      own.filter((tunnel) => isNegotiated(tunnel, version === "ikev2" ? second : first, version === "ikev2")).length,
    ];
  });
  return table(["", "phase 1", "phase 2", "negotiated as configured"], rows);
}

async function wire(lab: Lab): Promise<void> {
  await lab.addNamespaces(["cloud", "device"]);
  const lines = tunnels.flatMap(({ cloud, selectors }) => [
    `ip -n cloud addr add ${cloud.address}/32 dev wan`,
    `ip -n cloud addr add ${selectors.cloud[0]} dev lo`,
    `ip -n device addr add ${selectors.site[0]} dev lo`,
  ]);
  await lab.sh(
    [
      "ip link add wan netns cloud type veth peer name wan netns device",
      ...lines,
      `ip -n device addr add ${DEVICE_ADDRESS}/32 dev wan`,
      "ip -n cloud link set wan up",
      "ip -n device link set wan up",
      "ip -n cloud route add 203.0.113.0/24 dev wan",
      "ip -n device route add 198.18.0.0/15 dev wan",
    ].join("\n"),
  );
}

/** The tunnel as the API would state it. */
function cloudOf({ index, ike, ipsec, cloud, selectors, name }: PeerTunnel) {
  const gateway = `${cloud.address}`;
  return cloudIpsec(
    { local: selectors.cloud, remote: selectors.site },
    {
      number: index,
      gateway,
      device: DEVICE_ADDRESS,
      localId: gateway,
      remoteId: DEVICE_ADDRESS,
      psk: pskOf({ name }),
      ike: { ...ike, group: ike.dhGroup },
      ipsec: { ...ipsec, group: ipsec.pfs },
      dpd: true,
    },
  );
}

const pskOf = ({ name }: { readonly name: string }) => `psk-of-${name}`;

async function childrenOf(charon: Charon): Promise<ReadonlyMap<string, ChildSa>> {
  const children = (await charon.sas()).flatMap((sa) => sa.children);
  return new Map(children.filter(({ state }) => state === "INSTALLED").map((child) => [child.name, child]));
}

const NAMES: Readonly<Record<string, readonly string[]>> = {
  aes: ["AES_CBC", "128"],
  aes192: ["AES_CBC", "192"],
  aes256: ["AES_CBC", "256"],
  des: ["DES_CBC"],
  "3des": ["3DES_CBC"],
  md5: ["HMAC_MD5_96"],
  sha1: ["HMAC_SHA1_96"],
  sha256: ["HMAC_SHA2_256_128"],
  sha384: ["HMAC_SHA2_384_192"],
  sha512: ["HMAC_SHA2_512_256"],
  group1: ["MODP_768"],
  group2: ["MODP_1024"],
  group5: ["MODP_1536"],
  group14: ["MODP_2048"],
};

function isNegotiated(tunnel: PeerTunnel, children: ReadonlyMap<string, ChildSa>, again = false): boolean {
  const { ike, ipsec, index } = tunnel;
  const pfs = ike.version === "ikev1" || again ? [ipsec.pfs] : [];
  const expected = [ipsec.encryption, ipsec.authentication, ...pfs].flatMap((word) => NAMES[word] ?? []);
  return children.get(`vpn${index}`)?.algorithms.join() === expected.join();
}

const described = ({ ike, ipsec }: PeerTunnel) => JSON.stringify({ ike, ipsec });
