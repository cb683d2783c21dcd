import { dataSources, resources } from "../../providers/alicloud/arguments";
import { type Rehearsal, startRehearsal } from "../../rehearsal";
import { CUSTOMER_GATEWAY, connection, folderWith, stack, vpnGatewayConnection, write } from "./stack";

const AFTER_ROLE = { depends_on: ["alicloud_resource_manager_service_linked_role.vpn"] };
const ATTACHMENT = "${alicloud_cen_transit_router_vpn_attachment.main.id}";

const VIA_GATEWAY = {
  vpn_gateway_id: "${alicloud_vpn_gateway.edge.id}",
  next_hop: "${alicloud_vpn_connection.gateway.id}",
  weight: 100,
  publish_vpc: true,
};

/** One resource of each type. */
const RESOURCES = {
  alicloud_resource_manager_service_linked_role: { vpn: { service_name: "vpn.aliyuncs.com" } },
  alicloud_cen_instance: { backbone: { cen_instance_name: "backbone" } },
  alicloud_cen_transit_router: {
    hub: { cen_id: "${alicloud_cen_instance.backbone.id}", transit_router_name: "hub" },
  },
  alicloud_cen_transit_router_route_table: {
    spokes: {
      transit_router_id: "${alicloud_cen_transit_router.hub.transit_router_id}",
      transit_router_route_table_name: "spokes",
    },
  },
  alicloud_cen_route_map: {
    transit: {
      cen_id: "${alicloud_cen_instance.backbone.id}",
      cen_region_id: "${alicloud_cen_transit_router.hub.region_id}",
      transit_router_route_table_id: "${alicloud_cen_transit_router_route_table.spokes.transit_router_route_table_id}",
      transmit_direction: "RegionOut",
      priority: 1,
      map_result: "Permit",
      source_child_instance_types: ["VPN"],
      destination_child_instance_types: ["VPN", "VBR"],
    },
  },
  alicloud_cen_transit_router_grant_attachment: {
    main: {
      cen_id: "cen-of-another",
      cen_owner_id: "1234567890123456",
      instance_type: "VPN",
      instance_id: "${alicloud_vpn_gateway_vpn_attachment.granted.id}",
    },
  },
  alicloud_vpn_customer_gateway: { site: CUSTOMER_GATEWAY },
  alicloud_vpn_gateway_vpn_attachment: { main: connection(AFTER_ROLE), granted: connection(AFTER_ROLE) },
  alicloud_cen_transit_router_cidr: { addresses: { transit_router_id: "tr-hub", cidr: "10.9.0.0/24" } },
  alicloud_cen_transit_router_vpn_attachment: {
    main: {
      transit_router_id: "tr-hub",
      vpn_id: "${alicloud_vpn_gateway_vpn_attachment.main.id}",
      auto_publish_route_enabled: true,
      tags: { site: "shanghai" },
    },
  },
  alicloud_cen_transit_router_vbr_attachment: {
    line: { transit_router_id: "tr-hub", vbr_id: "vbr-line", auto_publish_route_enabled: true },
  },
  alicloud_cen_instance_attachment: {
    old: {
      instance_id: "cen-hub",
      child_instance_id: "vpc-old",
      child_instance_type: "VPC",
      child_instance_region_id: "eu-central-1",
    },
  },
  alicloud_vpc: { app: { vpc_name: "app", cidr_block: "10.1.0.0/16", tags: { team: "app" } } },
  alicloud_vpc_ipv4_cidr_block: {
    more: { vpc_id: "${alicloud_vpc.app.id}", secondary_cidr_block: "10.2.0.0/16" },
  },
  alicloud_vswitch: {
    a: { vpc_id: "${alicloud_vpc.app.id}", zone_id: "eu-central-1a", cidr_block: "10.1.0.0/24", vswitch_name: "a" },
  },
  alicloud_cen_transit_router_vpc_attachment: {
    app: {
      cen_id: "cen-hub",
      transit_router_id: "tr-hub",
      vpc_id: "${alicloud_vpc.app.id}",
      auto_publish_route_enabled: true,
      zone_mappings: [{ zone_id: "eu-central-1a", vswitch_id: "${alicloud_vswitch.a.id}" }],
    },
  },
  alicloud_cen_transit_router_route_table_association: {
    main: {
      transit_router_attachment_id: ATTACHMENT,
      transit_router_route_table_id: "${data.alicloud_cen_transit_router_route_tables.default.tables[0].id}",
    },
    app: {
      transit_router_attachment_id: "${alicloud_cen_transit_router_vpc_attachment.app.transit_router_attachment_id}",
      transit_router_route_table_id: "${data.alicloud_cen_transit_router_route_tables.default.tables[0].id}",
    },
  },
  alicloud_cen_transit_router_route_table_propagation: {
    main: { transit_router_attachment_id: ATTACHMENT, transit_router_route_table_id: "vtb-of-sites" },
  },
  alicloud_cen_transit_router_route_entry: {
    branch: {
      transit_router_route_table_id: "${alicloud_cen_transit_router_route_table.spokes.transit_router_route_table_id}",
      transit_router_route_entry_destination_cidr_block: "192.168.20.0/24",
      transit_router_route_entry_next_hop_type: "Attachment",
      transit_router_route_entry_next_hop_id: ATTACHMENT,
      transit_router_route_entry_name: "branch",
    },
  },
  alicloud_vpn_gateway_vco_route: {
    office: {
      vpn_connection_id: "${alicloud_cen_transit_router_vpn_attachment.main.vpn_id}",
      next_hop: "${alicloud_cen_transit_router_vpn_attachment.main.vpn_id}",
      route_dest: "192.168.10.0/24",
      weight: 100,
    },
  },
  alicloud_vpn_gateway: {
    edge: {
      vpc_id: "vpc-of-frankfurt",
      vswitch_id: "vsw-a",
      disaster_recovery_vswitch_id: "vsw-b",
      bandwidth: 100,
      auto_propagate: true,
      enable_ipsec: true,
      enable_ssl: false,
      payment_type: "PayAsYouGo",
      description: "edge",
    },
  },
  alicloud_vpn_connection: { gateway: vpnGatewayConnection({ vpn_gateway_id: "${alicloud_vpn_gateway.edge.id}" }) },
  alicloud_vpn_route_entry: { office: { ...VIA_GATEWAY, route_dest: "192.168.11.0/24" } },
  alicloud_vpn_pbr_route_entry: {
    office: { ...VIA_GATEWAY, route_source: "10.1.0.0/16", route_dest: "192.168.12.0/24", publish_vpc: false },
  },
};

const DEFAULT_TABLE = {
  alicloud_cen_transit_router_route_tables: {
    // The id comes from the data source, which names the CEN instance. The cloud would put a transit router that is first asked for
    // without its CEN instance into another one.
    default: {
      transit_router_id: "${data.alicloud_cen_transit_routers.hub.transit_routers[0].transit_router_id}",
      transit_router_route_table_type: "System",
    },
  },
};

const ROUTERS = { alicloud_cen_transit_routers: { hub: { cen_id: "cen-hub", transit_router_ids: ["tr-hub"] } } };

const FOUND = {
  alicloud_vpn_gateway_vpn_attachments: {
    main: {
      ids: ["${alicloud_vpn_gateway_vpn_attachment.main.id}"],
      depends_on: ["alicloud_cen_transit_router_vpn_attachment.main"],
    },
    all: { depends_on: ["alicloud_vpn_connection.gateway", "alicloud_cen_transit_router_vpn_attachment.main"] },
  },
  alicloud_kms_secret_versions: {
    one: { secret_name: "vpn/one", version_stage: "ACSCurrent", enable_details: true },
    bare: { secret_name: "vpn/one" },
  },
};

const everything = stack({ data: { ...DEFAULT_TABLE, ...ROUTERS, ...FOUND }, resource: RESOURCES });

interface State {
  readonly values: { readonly root_module: { readonly resources: readonly Resource[] } };
}
interface Resource {
  readonly address: string;
  readonly mode: string;
  readonly values: { readonly id: string; readonly [name: string]: unknown };
}

let rehearsal: Rehearsal;
let folder: string;
let applied: readonly Resource[];
let looked: readonly Resource[];

beforeAll(async () => {
  rehearsal = await startRehearsal();
  folder = folderWith(everything);
  await rehearsal.terraform(folder, ["init"]);
  await rehearsal.terraform(folder, ["apply", "-auto-approve"]);
  await rehearsal.terraform(folder, ["apply", "-refresh-only", "-auto-approve"]);
  const { stdout } = await rehearsal.terraform(folder, ["show", "-json"]);
  const { resources: all } = (JSON.parse(stdout) as State).values.root_module;
  applied = all.filter(({ mode }) => mode === "managed");
  looked = all.filter(({ mode }) => mode === "data");
});
afterAll(() => rehearsal.close());

test("all resource types in use take part", () => {
  // No construct makes this resource.
  const simulated = [...Object.keys(resources), "alicloud_cen_instance_attachment"];
  expect(Object.keys(RESOURCES).sort()).toEqual(simulated.sort());
  expect(new Set(applied.map(({ address }) => address.split(".")[0]))).toEqual(new Set(simulated));
});

test("a second plan is empty", async () => {
  const { exitCode, stdout } = await rehearsal.terraform(folder, ["plan", "-detailed-exitcode"]);
  expect(stdout).toContain("No changes.");
  expect(exitCode).toBe(0);
});

test("ids have the form of the real cloud's import ids", () => {
  const id = (address: string) => applied.find((resource) => resource.address === address)?.values.id;
  expect(id("alicloud_vpn_customer_gateway.site")).toMatch(/^cgw-\w+$/);
  expect(id("alicloud_vpn_gateway_vpn_attachment.main")).toMatch(/^vco-\w+$/);
  expect(id("alicloud_cen_transit_router.hub")).toMatch(/^cen-\w+:tr-\w+$/);
  expect(id("alicloud_cen_transit_router_route_table.spokes")).toMatch(/^tr-\w+:vtb-\w+$/);
  expect(id("alicloud_cen_route_map.transit")).toMatch(/^cen-\w+:cenrmap-\w+$/);
  expect(id("alicloud_cen_transit_router_grant_attachment.main")).toMatch(
    /^VPN:vco-\w+:1234567890123456:cen-of-another$/,
  );
  expect(id("alicloud_cen_transit_router_cidr.addresses")).toMatch(/^tr-hub:tr-cidr-\w+$/);
  expect(id("alicloud_cen_transit_router_vpn_attachment.main")).toMatch(/^tr-attach-\w+$/);
  expect(id("alicloud_vpc.app")).toMatch(/^vpc-\w+$/);
  expect(id("alicloud_vpc_ipv4_cidr_block.more")).toMatch(/^vpc-\w+:10\.2\.0\.0\/16$/);
  expect(id("alicloud_vswitch.a")).toMatch(/^vsw-\w+$/);
  expect(id("alicloud_cen_transit_router_vpc_attachment.app")).toMatch(/^cen-hub:tr-attach-\w+$/);
  expect(id("alicloud_cen_transit_router_route_table_association.app")).toMatch(/^tr-attach-\w+:vtb-\w+$/);
  expect(id("alicloud_cen_transit_router_route_table_association.main")).toMatch(/^tr-attach-\w+:vtb-\w+$/);
  expect(id("alicloud_cen_transit_router_route_table_propagation.main")).toMatch(/^tr-attach-\w+:vtb-of-sites$/);
  expect(id("alicloud_cen_transit_router_route_entry.branch")).toMatch(/^vtb-\w+:rte-\w+$/);
  expect(id("alicloud_vpn_gateway.edge")).toMatch(/^vpn-\w+$/);
  expect(id("alicloud_vpn_route_entry.office")).toMatch(/^vpn-\w+:vco-\w+:192\.168\.11\.0\/24$/);
  expect(id("alicloud_vpn_pbr_route_entry.office")).toMatch(/^vpn-\w+:vco-\w+:10\.1\.0\.0\/16:192\.168\.12\.0\/24$/);
  expect(id("alicloud_vpn_gateway_vco_route.office")).toMatch(/^(vco-\w+):192\.168\.10\.0\/24:\1:100$/);
});

test("what an answer lacks is zero in a state, except tags and what the provider never reads", () => {
  const values = (address: string) => applied.find((resource) => resource.address === address)?.values;
  expect(values("alicloud_vpn_customer_gateway.site")).toMatchObject({ description: "", tags: null });
  expect(values("alicloud_vpn_gateway_vpn_attachment.main")).toMatchObject({
    customer_gateway_id: "",
    enable_dpd: false,
    enable_nat_traversal: false,
    tags: null,
  });
  expect(values("alicloud_vpc.app")).toMatchObject({ description: "", ipv4_cidr_mask: null, tags: { team: "app" } });
  expect(values("alicloud_vpn_gateway.edge")).toMatchObject({
    payment_type: "PayAsYouGo",
    instance_charge_type: "PostPaid",
  });
});

test("all data sources in use take part", () => {
  expect(new Set(looked.map(({ address }) => address.split(".")[1]))).toEqual(new Set(Object.keys(dataSources)));
});

test("connections are found with their gateways and PSKs, on VPN gateways too", () => {
  const found = (name: string) =>
    looked.find(({ address }) => address === `data.alicloud_vpn_gateway_vpn_attachments.${name}`)?.values
      .attachments as {
      attach_type: string;
      tunnel_options_specification: { internet_ip: string; tunnel_ike_config: { psk: string }[] }[];
    }[];
  expect(found("main").map(({ attach_type }) => attach_type)).toEqual(["CEN"]);
  const tunnels = found("main")[0]?.tunnel_options_specification ?? [];
  expect(tunnels.map((one) => one.internet_ip)).toEqual([expect.stringMatching(/^198/), expect.stringMatching(/^198/)]);
  expect(tunnels.map((one) => one.tunnel_ike_config[0]?.psk).sort()).toEqual(["key-of-tunnel-1", "key-of-tunnel-2"]);
  expect(
    found("all")
      .map(({ attach_type }) => attach_type)
      .sort(),
  ).toEqual(["CEN", "NO_ASSOCIATED", "VPNGW"]);
});

test("a secret exists when it is read, and stays the same", () => {
  const versions = (name: string) =>
    looked.find(({ address }) => address === `data.alicloud_kms_secret_versions.${name}`)?.values.versions;
  expect(versions("one")).toEqual([
    expect.objectContaining({ secret_data: expect.stringMatching(/^\w{32}$/), version_stages: ["ACSCurrent"] }),
  ]);
  expect(versions("bare")).toEqual([
    expect.objectContaining({ secret_data: "", version_stages: ["ACSCurrent"] }),
    expect.objectContaining({ secret_data: "", version_stages: ["ACSPrevious"] }),
  ]);
});

test("an existing transit router is of the Enterprise Edition, with a table of its own", () => {
  const values = (address: string) => looked.find((resource) => resource.address === address)?.values;
  expect(values("data.alicloud_cen_transit_routers.hub")?.transit_routers).toEqual([
    expect.objectContaining({ transit_router_id: "tr-hub", cen_id: "cen-hub", type: "Enterprise" }),
  ]);
  expect(values("data.alicloud_cen_transit_router_route_tables.default")?.tables).toEqual([
    expect.objectContaining({ transit_router_route_table_type: "System" }),
  ]);
});

test("an attached connection has gateways and knows its BGP peers", () => {
  const { values } = applied.find(({ address }) => address === "alicloud_vpn_gateway_vpn_attachment.main") ?? {};
  expect(values).toMatchObject({
    status: "attached",
    tunnel_options_specification: expect.arrayContaining([
      expect.objectContaining({
        tunnel_index: 2,
        internet_ip: expect.stringMatching(/^198\.18\.0\.\d+$/),
        tunnel_bgp_config: [expect.objectContaining({ peer_asn: "65010", peer_bgp_ip: "169.254.10.10" })],
      }),
    ]),
  });
});

test("every resource can be imported, and then there is nothing to change", async () => {
  const adopting = folderWith(everything);
  await rehearsal.terraform(adopting, ["init"]);
  for (const { address, values } of applied) {
    expect(await rehearsal.terraform(adopting, ["import", address, values.id])).toMatchObject({ exitCode: 0 });
  }
  const { exitCode, stdout } = await rehearsal.terraform(adopting, ["plan", "-detailed-exitcode"]);
  expect(stdout).toContain("No changes.");
  expect(exitCode).toBe(0);
});

test("resources are made in their resource group, go to another, and need none", async () => {
  const grouping = Object.keys(resources).filter((type) => resources[type]?.arguments?.resource_group_id?.optional);
  const needed = [...grouping, "alicloud_resource_manager_service_linked_role", "alicloud_vpn_customer_gateway"];
  const inGroup = (group: string) => {
    const used = Object.entries(RESOURCES).filter(([type]) => needed.includes(type));
    const bodies = used.map(([type, named]) => {
      const given = grouping.includes(type) ? { resource_group_id: group } : {};
      return [type, Object.fromEntries(Object.entries(named).map(([name, body]) => [name, { ...body, ...given }]))];
    });
    return stack({ resource: Object.fromEntries(bodies) });
  };
  const own = await startRehearsal();
  try {
    const folder = folderWith(inGroup("rg-first"));
    await own.terraform(folder, ["init"]);
    for (const group of ["rg-first", "rg-second"]) {
      write(folder, inGroup(group));
      expect(await own.terraform(folder, ["apply", "-auto-approve"])).toMatchObject({ exitCode: 0 });
      expect(await own.terraform(folder, ["plan", "-detailed-exitcode"])).toMatchObject({ exitCode: 0 });
    }
    await own.terraform(folder, ["destroy", "-auto-approve"]);
    write(folder, inGroup(""));
    expect(await own.terraform(folder, ["apply", "-auto-approve"])).toMatchObject({ exitCode: 0 });
  } finally {
    await own.close();
  }
});

test("a missing object cannot be imported", async () => {
  const adopting = folderWith(everything);
  await rehearsal.terraform(adopting, ["init"]);
  const outcome = await rehearsal.terraform(adopting, ["import", "alicloud_vpn_customer_gateway.site", "cgw-none"]);
  expect(outcome.stderr).toContain("Cannot import non-existent remote object");
});

test("destroy leaves the cloud as it was", async () => {
  expect(rehearsal.created()).toHaveLength(applied.length);
  expect(await rehearsal.terraform(folder, ["destroy", "-auto-approve"])).toMatchObject({ exitCode: 0 });
  expect(rehearsal.created()).toEqual([]);
});
