import type { PeerDevice } from "../../peer/model";
import { renderDevice } from "../../peer/render";
import { type ProofStep, proveDevice } from "../../proof/prove";
import { expectSection, table } from "../setup/section";
import { deployed, endsOf } from "./sites";

// Real Terraform deploys four sites into the simulated cloud. Then each device's configuration runs against that cloud's settings.

const ENVIRONMENT = `
name: prod
region: eu-central-1
transitRouter: {cen: cen-abc123, id: tr-abc123, cidrs: [10.255.0.0/24]}
sites:
  berlin:
    customerGateways:
      edge: {ip: 203.0.113.10, asn: 65010, device: {profile: strongswan, networks: {site: [192.168.30.0/24]}}}
    connections:
      main:
        bgp: {localAsn: 64512}
        tunnels:
          1: {customerGateway: edge, insideCidr: 169.254.10.0/30}
          2: {customerGateway: edge, insideCidr: 169.254.10.4/30}
  paris:
    customerGateways:
      edge:
        ip: 203.0.113.11
        asn: 65011
        device: {profile: strongswan-bird, preference: active-standby, networks: {site: [192.168.31.0/24], cloud: [172.16.0.0/16]}}
    connections:
      main:
        crypto: {profile: compatible, ike: {version: ikev1}}
        bgp: {localAsn: 64512}
        tunnels:
          1: {customerGateway: edge, insideCidr: 169.254.11.0/30}
          2: {customerGateway: edge, insideCidr: 169.254.11.4/30, cloudIp: 169.254.11.6}
  oslo:
    customerGateways:
      edge: {ip: 203.0.113.12, device: {profile: strongswan, networks: {cloud: [172.16.0.0/16]}}}
    connections:
      main:
        routes: [192.168.32.0/24]
        tunnels:
          1: {customerGateway: edge, remoteId: oslo.example, localId: cloud.example}
          2: {customerGateway: edge}
  rome:
    customerGateways:
      edge: {ip: 203.0.113.13, device: {profile: strongswan}}
    connections:
      main:
        routing: {cloud: [172.16.8.0/24, 172.17.0.0/16], site: [192.168.33.0/24]}
        tunnels: {1: {customerGateway: edge}, 2: {customerGateway: edge}}
`;

const SITES = ["berlin", "paris", "oslo", "rome"];
const PSKS = Object.fromEntries(
  SITES.flatMap((site) => [1, 2].map((n) => [`${site}/main/${n}`, `PskOf${site}${n}x0123456789abcdef`])),
);

/** The result of a device whose configuration somebody edited later. */
let edited: readonly ProofStep[] = [];
const proofs = new Map<string, readonly ProofStep[]>();

beforeAll(async () => {
  const all = await deployed(ENVIRONMENT, PSKS);
  const filesOf = (device: PeerDevice) => renderDevice(device, ({ name }) => all.psk(name));
  const prove = all.devices.map(async (device) => {
    proofs.set(device.site, await proveDevice(device, endsOf(all, device), filesOf(device)));
  });
  const oslo = all.devices.find(({ site }) => site === "oslo");
  if (!oslo) throw new Error("there is no oslo");
  const files = filesOf(oslo).map(({ name, text }) => ({ name, text: text.replaceAll("modp2048", "modp1024") }));
  edited = await proveDevice(oslo, endsOf(all, oslo), files);
  await Promise.all(prove);
});

const BGP = [
  "the tunnels come up",
  "BGP comes up over each tunnel",
  "each side learns the networks of the other",
  "packets go into the cloud and back by each tunnel",
  "each tunnel renews its keys",
  "traffic moves to the other tunnel when one is lost, and the lost one comes back",
];
const STATIC = BGP.filter((title) => !/BGP|learns|lost/.test(title));

const PROVEN = [
  ["berlin", "BGP by FRR over both tunnels at once", BGP],
  ["paris", "BGP by BIRD, tunnel 2 waiting, with ikev1", BGP],
  ["oslo", "static routes, with names for identities", STATIC],
  ["rome", "protected flows", STATIC],
] as const;

test.each(PROVEN)("%s: %s", (site, _, titles) => {
  const steps = proofs.get(site) ?? [];
  expect(steps.filter(({ fine }) => !fine)).toEqual([]);
  expect(steps.map(({ title }) => title)).toEqual(titles);
});

test("an edited device fails the proof, and the difference is named", () => {
  expect(edited).toMatchObject([
    {
      title: "the tunnels come up",
      fine: false,
      diagnoses: [1, 2].map((number) => ({
        tunnel: `oslo/main/${number}`,
        faults: ["ike-dh-group"],
        differences: [{ setting: "ike.dhGroup", cloud: "group14", device: "group2" }],
      })),
    },
  ]);
});

test("the page lists what was tried", () => {
  const rows = BGP.map((title) => [
    title,
    ...PROVEN.map(([site]) => (proofs.get(site)?.some((step) => step.title === title && step.fine) ? "yes" : "")),
  ]);
  expectSection("docs/proof.md", "devices", table(["", ...PROVEN.map(([, what]) => what)], rows));
});
