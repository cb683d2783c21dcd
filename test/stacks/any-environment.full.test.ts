import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "../../app/build";
import { keysWanted } from "../../config";
import { temporaryFile, temporaryFolder } from "../setup/files";
import fc from "../setup/properties";

// Environments with every combination that the schema allows.

type Environment = Record<string, unknown>;

/** Different names that would be equal if they were joined carelessly. */
const KEYS = [
  "a",
  "a-",
  "a--b",
  "b",
  "b--c",
  "default",
  "sites",
  "r",
  "route-tables",
  "transit-router",
  "main",
  "psks",
];
const keys = (most: number) => fc.uniqueArray(fc.constantFrom(...KEYS), { minLength: 1, maxLength: most });
const keyed = <T>(most: number, value: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> =>
  keys(most).chain((names) =>
    fc.tuple(...names.map((name) => value.map((each) => [name, each] as const))).map(Object.fromEntries),
  );
const ways = fc.constantFrom(
  { bgp: { localAsn: 64512 } },
  { routing: { cloud: ["10.0.0.0/8"], site: ["172.16.0.0/16"] } },
  { bgp: false },
);
const some = (values: Record<string, fc.Arbitrary<unknown>>) => fc.record(values, { requiredKeys: [] });

const secret = "vpn/{site}/{connection}/{tunnel}";
const tags = fc.constant({ "${team}": "%{net}", Owner: "“x”" });
const transit = fc.subarray(["vpn", "vbr", "ccn"]);
const tables = fc.subarray(["default", "aa", "b"]);

const settings = {
  network: fc.constantFrom("public"),
  crypto: fc.constantFrom("strong", "compatible"),
  applyImmediately: fc.boolean(),
  keys: fc.constantFrom("variable", { kms: { secret } }),
  guardKeys: fc.boolean(),
  bandwidth: fc.constantFrom("standard", "large"),
  tunnelEdits: fc.constantFrom("refuse", "in-place", "replace"),
};
const attached = {
  advertise: fc.boolean(),
  associate: fc.boolean(),
  propagate: fc.oneof(fc.boolean(), tables),
  routeTable: fc.constantFrom("default", "aa", "b"),
  payer: fc.constantFrom("cen-owner", "resource-owner"),
};
const tunnelAt = (index: number) => ({ customerGateway: "fw", insideCidr: `169.254.10.${index * 4}/30` });
const tunnels = { 1: tunnelAt(0), 2: tunnelAt(1) };
const routes = fc.subarray(["192.168.0.0/16", "192.168.1.0/24"]);

const onRouter = some({
  ...settings,
  ...attached,
  routes,
  tags,
  import: some({ connection: fc.constant("vco-1") }),
}).chain((connection) => ways.map((way) => ({ ...connection, ...way, tunnels })));
const { guardKeys: _, bandwidth: __, tunnelEdits: ___, ...old } = settings;
const { network: ____, ...onBoth } = old;
const onGateway = some({
  ...onBoth,
  routes: fc.constant([{ to: "192.168.0.0/16", from: "10.0.0.0/8" }, "192.168.0.0/16"]),
}).chain((connection) =>
  fc
    .tuple(ways, fc.constantFrom("gw", "own", "vpn-9"))
    .map(([way, vpnGateway]) => ({ ...connection, ...way, vpnGateway, tunnels })),
);
const existing = some({ ...attached, routes }).map((connection) => ({ id: "vco-2", ...connection }));
const single = some({ ...old, ...attached, routes }).chain((connection) =>
  ways.map((way) => ({
    ...connection,
    ...way,
    tunnel: tunnelAt(0),
    zone: "cn-hangzhou-h",
    import: { connection: "vco-3" },
  })),
);

const site = fc.record(
  {
    account: fc.constantFrom("default", "other"),
    customerGateways: keyed(3, some({ tags, asn: fc.constant(65010) })).map((gateways) =>
      Object.fromEntries(
        Object.entries({ ...gateways, fw: { asn: 65010 } }).map(([name, gateway], index) => [
          name,
          { ...gateway, ip: `203.0.113.${index + 1}` },
        ]),
      ),
    ),
    connections: keyed(4, fc.oneof(onRouter, onGateway, existing, single)),
  },
  { requiredKeys: ["customerGateways", "connections"] },
);
/** A VPN gateway that the file makes belongs to the default account. */
const isBuildable = ({ account, connections }: { account?: string; connections: object }) =>
  account !== "other" || !JSON.stringify(connections).includes('"vpnGateway":"own"');

const router = fc
  .oneof(
    some({ routeTables: fc.constant({ aa: {}, b: { id: "vtb-1" } }), transit }).map((more) => ({
      cen: "cen-1",
      id: "tr-1",
      cidrs: "existing",
      ...more,
    })),
    some({
      account: fc.constantFrom("other"),
      transit,
      vpnAttachmentLimit: fc.constant({ most: 80, reason: "x" }),
    }).map((more) => ({
      cen: {},
      cidrs: ["10.255.0.0/24"],
      ...more,
    })),
  )
  .map((made) => ({ ...made, routeTables: { aa: {}, b: { id: "vtb-1" } } }));

const environment: fc.Arbitrary<Environment> = fc
  .record(
    {
      accounts: fc.constant({
        default: { id: "1111111111111111" },
        other: { id: "2222222222222222", variables: "other" },
      }),
      serviceLinkedRole: fc.boolean(),
      transitRouter: router,
      vpnGateways: fc.constant({
        gw: { id: "vpn-1" },
        own: { vpc: "vpc-1", vswitches: ["vsw-1", "vsw-2"], bandwidth: 10, formerly: ["gw-old"] },
      }),
      tags,
      defaults: some(old),
      sites: keyed(4, site.filter(isBuildable)),
    },
    { requiredKeys: ["accounts", "transitRouter", "vpnGateways", "sites"] },
  )
  .map((rest) => ({ name: "x", region: "cn-hangzhou", ...rest }));

test("every file that passes the checks can be built and judged, and needs the PSKs that cenvpn keys makes", () => {
  fc.assert(
    fc.property(environment, (written) => {
      const outdir = temporaryFolder();
      const { environments } = build({ files: [temporaryFile("x.json", JSON.stringify(written))], outdir });
      const text = readFileSync(join(outdir, "stacks", "x-sites", "cdk.tf.json"), "utf8");
      const named = [...text.matchAll(/var\.psks\[\\"([^"\\]+)\\"\]/g)].map(([, name]) => name);
      expect(new Set(named)).toEqual(new Set(environments.flatMap(keysWanted).map(({ name }) => name)));
    }),
    { numRuns: 25 },
  );
});
