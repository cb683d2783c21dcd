import type { Connection } from "../../../site/connection";
import { type ConnectionSurroundings, checkConnection, checkRouteTables } from "../../../site/problems/connection";
import { found, letPass, UNKNOWN, UNKNOWN_THING } from "../found";

const around: ConnectionSurroundings = {
  customerGateways: { fw: { ip: "203.0.113.10", asn: 65010 }, old: { id: "cgw-1" }, later: UNKNOWN_THING },
  transitRouter: { routeTables: ["spokes"] },
  vpnGateway: (name) =>
    name === "hub" ? { network: "private" } : { problem: { what: `there is no ${name}`, allowed: "hub" } },
};
const tunnels = { 1: { customerGateway: "fw" }, 2: { customerGateway: "fw" } };
const ONE = { tunnel: tunnels[1], zone: "cn-hangzhou-h", import: { connection: "vco-1" } };

const wrong = (connection: object, surroundings: Partial<ConnectionSurroundings> = {}) =>
  found((check) => checkConnection(check, connection as Connection, { ...around, ...surroundings }));

/** The problems without the allowed values. */
const briefly = (problems: readonly string[]) => problems.map((problem) => problem.split(". Allowed")[0]);

test.each<object>([
  { tunnels },
  { tunnels, tags: UNKNOWN, attachment: UNKNOWN, import: UNKNOWN },
  { tunnels: UNKNOWN, tunnelEdits: "in-place" },
  { tunnels: { 1: UNKNOWN, 2: UNKNOWN }, name: UNKNOWN, revision: UNKNOWN, tunnelEdits: UNKNOWN },
  { tunnels, tunnelEdits: "in-place", revision: 2 },
  { tunnels, revision: 2, tunnelEdits: UNKNOWN },
  { tunnels: { 1: { customerGateway: "later" }, 2: { customerGateway: UNKNOWN } }, tunnelEdits: "in-place" },
  {
    tunnels,
    import: { connection: "vco-1", attachment: "tr-attach-1" },
    attachment: { name: "hq", description: "the hq" },
  },
  { tunnels: { 1: { customerGateway: "old" }, 2: { customerGateway: "old" } }, vpnGateway: "hub" },
  { tunnels, vpnGateway: UNKNOWN },
  { tunnels, routeTable: "spokes", propagate: ["default", "spokes", "vtb-1"] },
  ONE,
  { ...ONE, zone: UNKNOWN, tunnel: UNKNOWN, import: UNKNOWN, healthCheck: UNKNOWN },
  { ...ONE, healthCheck: { source: "10.0.0.1", destination: "192.168.0.1", interval: 1, retries: 1 } },
  { id: "vco-1" },
  { id: UNKNOWN, import: UNKNOWN },
  { id: "vco-1", import: { attachment: "tr-attach-1" }, routes: ["192.168.0.0/16"] },
])("nothing is wrong with %j", (connection) => expect(wrong(connection)).toEqual([]));

describe("a connection with two tunnels", () => {
  test("has all its settings judged, each once", () => {
    expect(
      briefly(
        wrong({
          name: "",
          tunnels: { ...tunnels, 2: { customerGateway: "nobody" } },
          payer: "me",
          routes: ["0.0.0.0/0"],
          revision: 2,
        }),
      ),
    ).toEqual([
      "name: the text has 0 characters",
      "payer: “me” is not allowed",
      "routes[0]: 0.0.0.0/0 cannot be a static route of a connection",
      "tunnels.2.customerGateway: the site has no customer gateway “nobody”",
      "revision: a revision has no effect with tunnelEdits: refuse",
    ]);
  });

  test("is judged with the defaults of its file", () => {
    const private_ = { defaults: { network: "private" } } as const;
    expect(briefly(wrong({ tunnels }, private_))).toEqual([
      "tunnels.1.customerGateway: 203.0.113.10 is public, but the connection is private",
      "tunnels.2.customerGateway: 203.0.113.10 is public, but the connection is private",
    ]);
    expect(
      briefly(
        wrong({ tunnels, routes: ["10.0.0.0/8"] }, { defaults: { routing: { cloud: [], site: ["10.0.0.0/8"] } } }),
      ),
    ).toEqual(["routes[0]: 10.0.0.0/8 is a protected flow, and the cloud writes its route"]);
    expect(briefly(wrong({ tunnels }, { defaults: { bgp: { localAsn: 64512 } } }))).toEqual([
      "tunnels.1.insideCidr: BGP is on, but the tunnel has no inside CIDR",
      "tunnels.2.insideCidr: BGP is on, but the tunnel has no inside CIDR",
    ]);
  });

  test("needs an end in the cloud", () => {
    expect(
      found((check) => checkConnection(check, { tunnels }, { ...around, transitRouter: undefined as never })),
    ).toEqual([": the connection has nothing to end on. Allowed: a transitRouter, or a vpnGateway in the connection."]);
  });

  test("can be edited in place only if this site makes its customer gateways", () => {
    const edited = {
      tunnels: { 1: { customerGateway: "old" }, 2: { customerGateway: "nobody" } },
      tunnelEdits: "in-place",
    };
    expect(briefly(wrong(edited))).toEqual([
      "tunnels.2.customerGateway: the site has no customer gateway “nobody”",
      "tunnels.1.customerGateway: tunnelEdits: in-place renews the customer gateway, but this one was made elsewhere",
    ]);
    expect(
      wrong({
        ...edited,
        tunnelEdits: "replace",
        tunnels: { 1: { customerGateway: "old" }, 2: { customerGateway: "old" } },
      }),
    ).toEqual([]);
    expect(briefly(wrong({ tunnelEdits: "in-place", tunnels: { 1: {}, 2: { customerGateway: "old" } } }))).toEqual([
      "tunnels.1.customerGateway: customerGateway is missing",
      "tunnels.2.customerGateway: tunnelEdits: in-place renews the customer gateway, but this one was made elsewhere",
    ]);
    expect(briefly(wrong({ tunnelEdits: "in-place", tunnels: undefined }))).toEqual(["tunnels: tunnels is missing"]);
    expect(briefly(wrong({ tunnelEdits: "in-place", tunnels: { 2: { customerGateway: "fw" } } }))).toEqual([
      "tunnels.1: tunnel 1 is missing",
    ]);
    expect(wrong({ tunnelEdits: "in-place", tunnels }, { customerGateways: UNKNOWN })).toEqual([]);
  });
});

describe("a connection on a VPN gateway", () => {
  test("has its gateway's network type", () => {
    expect(briefly(wrong({ vpnGateway: "hub", tunnels }))).toEqual([
      "tunnels.1.customerGateway: 203.0.113.10 is public, but the connection is private",
      "tunnels.2.customerGateway: 203.0.113.10 is public, but the connection is private",
    ]);
    expect(wrong({ vpnGateway: "hut", tunnels })).toEqual(["vpnGateway: there is no hut. Allowed: hub."]);
  });

  test("neither has nor needs settings of transit routers", () => {
    const old = { 1: { customerGateway: "old" }, 2: { customerGateway: "old" } };
    const gateway = { vpnGateway: "hub", tunnels: old };
    expect(wrong({ ...gateway, payer: "cen-owner", tunnelEdits: "in-place", network: undefined })).toEqual(
      ["tunnelEdits", "payer"].map(
        (setting) =>
          `${setting}: ${setting} belongs to connections on a transit router, but this one ends on a VPN gateway. Allowed: none beside vpnGateway. Fix: remove ${setting}.`,
      ),
    );
    const defaults = { payer: "cen-owner", tunnelEdits: "in-place" } as const;
    expect(
      found((check) => checkConnection(check, gateway, { ...around, defaults, transitRouter: undefined as never })),
    ).toEqual([]);
  });

  test("has routes of VPN gateways, and imports no attachment", () => {
    const old = { 1: { customerGateway: "old" }, 2: { customerGateway: "old" } };
    const routes = ["0.0.0.0/0", { to: "10.0.0.0/8", weight: 0 }];
    expect(wrong({ vpnGateway: "hub", tunnels: old, routes })).toEqual([]);
    expect(briefly(wrong({ vpnGateway: "hub", tunnels: old, import: { attachment: "tr-attach-1" } }))).toEqual([
      "import: attachment belongs to a transit router, but the connection ends on a VPN gateway",
    ]);
  });
});

describe("a connection with one tunnel", () => {
  test("must be an existing one, with a known zone", () => {
    expect(briefly(wrong({ tunnel: tunnels[1] }))).toEqual([
      "tunnel: the API no longer makes connections with a single tunnel: VpnConnection.InvalidCreateTunnelOptions",
      "zone: zone is missing: with another zone, the provider would replace the attachment",
    ]);
    expect(wrong({ ...ONE, zone: "h" })).toEqual([
      "zone: “h” is not such an id. Allowed: the id of a zone, such as cn-hangzhou-h.",
    ]);
    expect(wrong({ ...ONE, zone: undefined })).toEqual([
      "zone: zone is missing: with another zone, the provider would replace the attachment. Allowed: the zone of the attachment, such as cn-hangzhou-h.",
    ]);
  });

  test("has all its settings judged", () => {
    const connection = {
      ...ONE,
      import: { attachment: "tr-attach-1" },
      name: "",
      tunnel: { customerGateway: "nobody", cloudIp: "169.254.10.1" },
      payer: "me",
      routes: [{ to: "10.0.0.0/8", weight: 0 }],
      healthCheck: { source: "x", destination: "y", interval: 0, retries: 1.5 },
    };
    expect(briefly(wrong(connection, { transitRouter: undefined as never }))).toEqual([
      "name: the text has 0 characters",
      "payer: “me” is not allowed",
      ": the connection has nothing to end on",
      "routes[0]: weight of the route to 10.0.0.0/8 belongs to connections on a VPN gateway",
      "tunnel.cloudIp: cloudIp has no meaning without BGP",
      "tunnel.customerGateway: the site has no customer gateway “nobody”",
      "tunnel: the API no longer makes connections with a single tunnel: VpnConnection.InvalidCreateTunnelOptions",
      "healthCheck.source: x is not an IPv4 address",
      "healthCheck.destination: y is not an IPv4 address",
      "healthCheck.interval: 0 is out of bounds",
      "healthCheck.retries: 1.5 is out of bounds",
    ]);
    expect(wrong({ ...ONE, healthCheck: { source: "10.0.0.1", destination: "10.0.0.2", retries: 0 } })).toEqual([
      "healthCheck.retries: 0 is out of bounds. Allowed: 1, 2, 3 …",
    ]);
  });

  test("has the network type that it is given", () => {
    const { tunnel } = ONE;
    expect(
      letPass((check) => checkConnection(check, { ...ONE, tunnel, network: "private" }, around)).map(
        (problem) => problem.split(". ")[0],
      ),
    ).toEqual(["tunnel.customerGateway: 203.0.113.10 is public, but the connection is private"]);
  });
});

describe("a connection that exists", () => {
  test("needs an id and an end in the cloud, and has routes of transit routers", () => {
    const connection = { id: "main", payer: "me", routes: [{ to: "10.0.0.0/8", weight: 0 }] };
    expect(briefly(wrong(connection, { transitRouter: undefined as never }))).toEqual([
      "id: “main” is not such an id",
      ": the connection has nothing to end on",
      "payer: “me” is not allowed",
      "routes[0]: weight of the route to 10.0.0.0/8 belongs to connections on a VPN gateway",
    ]);
  });

  test("is not imported", () => {
    expect(wrong({ id: "vco-1", import: { connection: "vco-1" } })).toEqual([
      "import.connection: the connection is named by its id and only attached, so import has nothing to take over. Allowed: none beside id. Fix: remove connection from import, or describe the connection and remove id.",
    ]);
  });
});

test("an import needs the ids of the connection and of the attachment's parts", () => {
  expect(wrong({ tunnels, import: { connection: "x", attachment: "y" } })).toEqual([
    "import.connection: “x” is not such an id. Allowed: the id of an IPsec connection, vco-…",
    "import.attachment: “y” is not such an id. Allowed: the id of an attachment, tr-attach-…",
  ]);
  expect(wrong({ tunnels, import: { association: true } })).toEqual([
    "import: association belongs to an attachment, but none is imported. Allowed: attachment as well.",
  ]);
});

describe("values that the cloud refuses for new objects", () => {
  const labels = { tags: { "acs:x": "" }, attachment: { name: "1", tags: { "acs:y": "" } }, name: "" };
  const OF_CONNECTION = ['tags["acs:x"]: tag key “acs:x” is reserved for the cloud', "name: the text has 0 characters"];
  const OF_ATTACHMENT = [
    "attachment.name: “1” is not such a name",
    'attachment.tags["acs:y"]: tag key “acs:y” is reserved for the cloud',
  ];

  test("are refused for a new connection, and for a new attachment", () => {
    const [tags, name] = OF_CONNECTION;
    expect(briefly(wrong({ tunnels, ...labels }))).toEqual([tags, ...OF_ATTACHMENT, name]);
    expect(briefly(wrong({ tunnels, ...labels, import: { connection: "vco-1" } }))).toEqual(OF_ATTACHMENT);
    expect(briefly(wrong({ tunnels, ...labels, import: { attachment: "tr-attach-1" } }))).toEqual(OF_CONNECTION);
  });

  test("pass for existing objects", () => {
    const [tags, name] = OF_CONNECTION;
    const connection = { tunnels, ...labels, import: { connection: "vco-1", attachment: "tr-attach-1" } };
    expect(briefly(letPass((check) => checkConnection(check, connection, around)))).toEqual([
      tags,
      ...OF_ATTACHMENT,
      name,
    ]);
    const one = { ...ONE, name: "", tags: { "acs:x": "" } };
    expect(briefly(letPass((check) => checkConnection(check, one, around)))).toEqual(OF_CONNECTION);
  });
});

test("a connection's tags count with its site's, and an attachment's tags with both", () => {
  const tags = Object.fromEntries(Array.from({ length: 19 }, (_, index) => [`k${index}`, ""]));
  const tooMany = (at: string) =>
    `${at}: there are 21 tags, inherited ones included. Allowed: up to 20 for a resource.`;
  expect(wrong({ tunnels, tags: { a: "", b: "" } }, { tags })).toEqual([tooMany("tags")]);
  expect(wrong({ tunnels, tags: { a: "" }, attachment: { tags: { b: "" } } }, { tags })).toEqual([
    tooMany("attachment.tags"),
  ]);
  expect(wrong({ tunnels, tags: UNKNOWN, attachment: { tags: { a: "", b: "" } } }, { tags })).toEqual([
    tooMany("attachment.tags"),
  ]);
});

describe("route tables", () => {
  const UNKNOWN_TABLE = "Allowed: default, spokes, or the id of a route table, vtb-…";

  test("must be those of the transit router", () => {
    expect(wrong({ tunnels, routeTable: "spoke", propagate: ["default", "hubs", UNKNOWN] })).toEqual([
      `routeTable: the transit router has no route table “spoke”. ${UNKNOWN_TABLE} Fix: did you mean spokes?`,
      `propagate[1]: the transit router has no route table “hubs”. ${UNKNOWN_TABLE}`,
    ]);
  });

  test("of another app's transit router are unknown", () => {
    const names = { routeTable: "spoke", propagate: ["hubs"] };
    expect(found((check) => checkRouteTables(check, names, undefined))).toEqual([]);
    expect(wrong({ tunnels, ...names }, { transitRouter: {} })).toEqual([]);
    expect(found((check) => checkRouteTables(check, { propagate: UNKNOWN }, []))).toEqual([]);
    expect(found((check) => checkRouteTables(check, { propagate: true }, []))).toEqual([]);
  });
});
