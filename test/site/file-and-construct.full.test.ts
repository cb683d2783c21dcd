import { App, TerraformStack } from "cdktf";
import { parseSource } from "../../config";
import { documentProblems } from "../../config/load";
import { formatPath } from "../../domain/path";
import type { Problem } from "../../domain/problem";
import {
  PropsError,
  TransitRouter,
  type TransitRouterProps,
  VpnGateway,
  type VpnGatewayProps,
  VpnSite,
  type VpnSiteProps,
} from "../../modules";
import fc from "../setup/properties";

// States one site as a file and as props: both refuse the same problems, in the same words, all at once.

type Written = Record<string, unknown>;

const some = (values: Record<string, fc.Arbitrary<unknown>>) => fc.record(values, { requiredKeys: [] });
const mostly = <T>(good: readonly T[], ...bad: readonly unknown[]) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom<unknown>(...good) },
    { weight: 1, arbitrary: fc.constantFrom(...bad) },
  );
const named = <T>(names: readonly string[], value: fc.Arbitrary<T>) =>
  fc
    .uniqueArray(mostly(names, "A", "x y", "constructor") as fc.Arbitrary<string>, { minLength: 1, maxLength: 3 })
    .chain((keys) => fc.tuple(...keys.map((key) => value.map((each) => [key, each] as const))).map(Object.fromEntries));

const tags = mostly(
  [{ team: "network" }],
  { "acs:x": "y" },
  { a: "aliyun-1" },
  Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`t${n}`, "x"])),
);
const formerly = mostly([["old"]], ["main"], ["A"], ["old", "old"], []);
const network = mostly(
  ["192.168.1.0/24", "10.1.0.0/16", "172.16.0.0/12"],
  "10.1.0.1/16",
  "10.0.0.0",
  "0.0.0.0/0",
  "100.64.1.0/24",
);
const gateway = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .record(
        {
          ip: mostly(["203.0.113.10", "203.0.113.11"], "10.0.0.1", "100.64.0.1", "1.2.3.256"),
          asn: mostly([65010, "1.10"], 64512, 45104, 0, "x"),
        },
        { requiredKeys: ["ip"] },
      )
      .chain((made) =>
        some({
          name: mostly(["edge"], "http://x", ""),
          description: mostly(["text"], "https://x"),
          tags,
          import: mostly(["cgw-a"], "vco-a"),
          formerly,
        }).map((more) => ({ ...made, ...more })),
      ),
  },
  { weight: 1, arbitrary: mostly(["cgw-a1"], "vco-1").map((id) => ({ id })) },
);
const tunnel = fc.record(
  {
    customerGateway: mostly(["fw", "lte"], "fv", "constructor"),
    insideCidr: mostly(["169.254.10.0/30", "169.254.10.4/30"], "169.254.0.0/30", "169.254.10.1/30", "10.0.0.0/30"),
    cloudIp: mostly(["169.254.10.1", "169.254.10.2"], "169.254.10.7", "x"),
    localId: mostly(["a.example"], "a b"),
    remoteId: mostly(["b.example"], ""),
  },
  { requiredKeys: ["customerGateway"] },
);
const settings = {
  crypto: mostly<unknown>(
    ["strong", { profile: "compatible" }, { ike: { lifetime: 3600 } }],
    "strnog",
    "pRe-ShArEd-kEy",
    { ike: { encryption: "des9", lifetime: 86_401 }, ipsec: { pfs: "group3" } },
  ),
  routing: mostly<unknown>(
    ["destination", { cloud: ["10.0.0.0/8"], site: ["192.168.1.0/24"] }],
    { cloud: [], site: ["0.0.0.0/0"] },
    { cloud: ["10.0.0.1/8"], site: ["10.0.0.0/8", "10.0.0.0/8"] },
    "dest",
  ),
  bgp: mostly<unknown>([false, { localAsn: 64512 }], { localAsn: 0 }, { localAsn: "1.99999" }),
  dpd: fc.boolean(),
  keys: mostly<unknown>(
    ["variable", { kms: { secret: "vpn/{site}/{connection}/{tunnel}" } }],
    { kms: { secret: "vpn" } },
    { kms: { secret: "{tunnel} x", stage: "a b" } },
    "sEkReT",
  ),
};
const network_ = { network: mostly(["public"], "private", "pubic"), resourceGroup: mostly(["rg-a"], "group") };
const edits = {
  bandwidth: mostly(["large"], "huge"),
  guardKeys: fc.boolean(),
  tunnelEdits: mostly(["refuse", "replace"], "in-place", "inplace"),
  revision: mostly([1], 2, 0),
};
const attached = {
  advertise: fc.boolean(),
  associate: fc.boolean(),
  routeTable: mostly(["default", "blue"], "blu", "B B"),
  propagate: mostly<unknown>([true, ["default", "blue"]], ["red"], ["blue", "blue"]),
  payer: mostly(["cen-owner"], "me"),
};
const ofSite = {
  routes: fc.uniqueArray(
    fc.oneof(
      network,
      fc.record({ to: network, from: network, weight: mostly([100, 0], 50) }, { requiredKeys: ["to"] }),
    ),
    { maxLength: 3 },
  ),
  attachment: some({ name: mostly(["at-1"], "1"), description: mostly(["text"], "1"), tags }),
  tags,
  formerly,
  import: some({
    connection: mostly(["vco-1"], "cgw-1"),
    attachment: mostly(["tr-attach-1"], "vco-1"),
    association: fc.boolean(),
  }),
};
const tunnels = fc.oneof(
  { weight: 8, arbitrary: fc.record({ 1: tunnel, 2: tunnel }) },
  { weight: 1, arbitrary: fc.record({ 1: tunnel }) },
);
const onRouter = some({
  name: mostly(["n"], "http://n"),
  ...settings,
  ...network_,
  ...edits,
  ...attached,
  ...ofSite,
}).chain((rest) => tunnels.map((both) => ({ ...rest, tunnels: both })));
const onGateway = some({ ...settings, ...edits, ...ofSite }).chain((rest) =>
  fc.tuple(tunnels, fc.constant("vpn-1")).map(([both, vpnGateway]) => ({ ...rest, tunnels: both, vpnGateway })),
);
const single = some({
  ...settings,
  ...network_,
  ...attached,
  ...ofSite,
  zone: mostly(["cn-hangzhou-h"], "H"),
  healthCheck: fc.record(
    { source: mostly(["10.0.0.1"], "x"), destination: mostly(["10.1.0.1"], "y"), interval: mostly([3], 0) },
    { requiredKeys: ["source", "destination"] },
  ),
}).chain((rest) => tunnel.map((one) => ({ ...rest, tunnel: one })));
const existing = some({ ...attached, ...ofSite }).chain((rest) =>
  mostly(["vco-9"], "cgw-9").map((id) => ({ id, ...rest })),
);

const site = fc
  .record({
    customerGateways: named(["fw", "lte"], gateway),
    connections: named(
      ["main", "backup"],
      fc.oneof({ weight: 4, arbitrary: onRouter }, { weight: 2, arbitrary: onGateway }, single, existing),
    ),
  })
  .chain((needed) => some({ tags }).map((more): Written => ({ ...needed, ...more })));

const labels = { name: mostly(["hub-1"], "1", "x"), description: mostly(["text"], "1") };
const transit = mostly([[], ["vpn", "vbr"]], ["vpc"]);
const cidr = mostly(["10.255.0.0/24", "10.254.0.0/16"], "10.0.0.0/8", "100.64.0.0/24", "x");
const table = fc.oneof(
  some({ ...labels, tags, transit, formerly }),
  some({ transit }).map((more) => ({ id: "vtb-1", ...more })),
);
const router = fc
  .record({
    cen: fc.oneof(mostly<unknown>(["cen-1"], "tr-1"), some({ name: labels.name, description: labels.description })),
    cidrs: fc.array(cidr, { minLength: 1, maxLength: 6 }),
  })
  .chain((needed) =>
    some({
      ...labels,
      transit,
      transitPriority: mostly([1, 20], 0, 100),
      routeTables: named(["red", "blue"], table),
    }).map((more): Written => ({ ...needed, ...more })),
  );

const vpnGateway = fc
  .record({
    vpc: mostly(["vpc-1"], "vpn-1"),
    vswitches: mostly([["vsw-1", "vsw-2"]], ["vsw-1", "vsw-1"], ["vsw-1", "x"]),
    bandwidth: mostly([10, 100], 0),
  })
  .chain((needed) =>
    some({
      network: mostly(["public", "private"], "none"),
      autoPropagate: fc.boolean(),
      name: mostly(["gw"], "http://x"),
      description: mostly(["text"], ""),
      resourceGroup: mostly(["rg-1"], "x"),
      tags,
      import: mostly(["vpn-9"], "vco-9"),
    }).map((more): Written => ({ ...needed, ...more })),
  );

interface Refused extends Problem {
  readonly path: string;
}

const sorted = (problems: readonly Refused[]) =>
  problems
    .map(({ path, what, allowed, fix }) => ({
      path,
      what,
      allowed,
      ...(fix === undefined || path.endsWith("insideCidr") ? {} : { fix }),
    }))
    .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));

const OFFICE = {
  customerGateways: { fw: { ip: "203.0.113.10" } },
  connections: {
    main: { vpnGateway: "vpn-1", tunnels: { 1: { customerGateway: "fw" }, 2: { customerGateway: "fw" } } },
  },
};

/** What a file refuses. The file is valid except for one part; paths start there. */
function byFile(parts: Written, at: readonly string[]): Refused[] {
  const environment = { name: "x", region: "cn-hangzhou", sites: { office: OFFICE }, ...parts };
  return documentProblems(parseSource("x.json", JSON.stringify(environment))).map(({ path, what, allowed, fix }) => {
    if (path.slice(0, at.length).join() !== at.join()) throw new Error(`${formatPath(path)}: ${what}`);
    return { path: formatPath(path.slice(at.length)), what, allowed, ...(fix === undefined ? {} : { fix }) };
  });
}

/** What a construct refuses, after checking that it made nothing. */
function byConstruct(build: (stack: TerraformStack) => void): Refused[] {
  const stack = new TerraformStack(new App(), "test");
  try {
    build(stack);
    return [];
  } catch (error) {
    if (!(error instanceof PropsError)) throw error;
    expect(stack.node.tryFindChild("it")?.node.children).toEqual([]);
    return Object.entries(error.problems).flatMap(([path, its]) => its.map((one) => ({ path, ...one })));
  }
}

/** A site of the file, as props. */
function propsOf({ connections, ...written }: Written): VpnSiteProps {
  const found = Object.entries(connections as Record<string, Written>).map(([name, { vpnGateway, ...connection }]) => [
    name,
    vpnGateway === undefined ? connection : { ...connection, vpnGateway: { vpnGatewayId: vpnGateway } },
  ]);
  return { ...written, connections: Object.fromEntries(found) } as unknown as VpnSiteProps;
}

const routeTables = { blue: { id: "vtb-1" } };
const existingRouter = { cen: "cen-1", id: "tr-1", cidrs: "existing", routeTables };
const routerIds = { transitRouterId: "tr-1", cenId: "cen-1", checkEdition: false, routeTables };

describe("the file refuses exactly what the construct refuses, with the same words and all at once", () => {
  test("of a site", () => {
    fc.assert(
      fc.property(site, fc.boolean(), (written, hasRouter) => {
        const parts = { sites: { it: written }, ...(hasRouter ? { transitRouter: existingRouter } : {}) };
        const refused = byConstruct((stack) => {
          const transitRouter = hasRouter ? TransitRouter.fromIds(stack, "hub", routerIds) : undefined;
          new VpnSite(stack, "it", { ...propsOf(written), ...(transitRouter ? { transitRouter } : {}) });
        });
        expect(sorted(refused)).toEqual(sorted(byFile(parts, ["sites", "it"])));
      }),
      { numRuns: 120 },
    );
  });

  test("of a transit router to make", () => {
    fc.assert(
      fc.property(router, (written) => {
        const refused = byConstruct((stack) => {
          const given = { region: "cn-hangzhou", terraformName: "hub", ...written };
          new TransitRouter(stack, "it", given as unknown as TransitRouterProps);
        });
        expect(sorted(refused)).toEqual(sorted(byFile({ transitRouter: written }, ["transitRouter"])));
      }),
      { numRuns: 60 },
    );
  });

  test("of a VPN gateway to make", () => {
    const NAMES: Record<string, string> = {
      vpc: "vpcId",
      vswitches: "vswitchIds",
      resourceGroup: "resourceGroupId",
      import: "importId",
    };
    const renamed = (name: string) => NAMES[name] ?? name;
    fc.assert(
      fc.property(vpnGateway, (written) => {
        const props = Object.fromEntries(Object.entries(written).map(([name, value]) => [renamed(name), value]));
        const refused = byConstruct((stack) => new VpnGateway(stack, "it", props as unknown as VpnGatewayProps));
        const ofFile = byFile({ vpnGateways: { it: written } }, ["vpnGateways", "it"]);
        const paths = ofFile.map(({ path, ...one }) => ({ ...one, path: path.replace(/^\w+/, renamed) }));
        expect(sorted(refused)).toEqual(sorted(paths));
      }),
      { numRuns: 60 },
    );
  });
});
