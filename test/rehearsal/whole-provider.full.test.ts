import { type Rehearsal, startRehearsal } from "../../rehearsal";
import { CUSTOMER_GATEWAY, folderWith, stack, write } from "./stack";

let rehearsal: Rehearsal;
beforeEach(async () => {
  rehearsal = await startRehearsal();
});
afterEach(() => rehearsal.close());

/** Applies, checks that a second plan is empty, and reads the outputs. */
async function applied(configuration: object): Promise<Record<string, unknown>> {
  const folder = folderWith(stack({ ...configuration }));
  await rehearsal.terraform(folder, ["init"]);
  expect(await rehearsal.terraform(folder, ["apply", "-auto-approve", "-no-color"])).toMatchObject({
    exitCode: 0,
    stderr: "",
  });
  const { exitCode, stdout: changes } = await rehearsal.terraform(folder, ["plan", "-detailed-exitcode", "-no-color"]);
  expect([exitCode, exitCode === 0 ? "" : changes]).toEqual([0, ""]);
  const { stdout } = await rehearsal.terraform(folder, ["output", "-json"]);
  const outputs = JSON.parse(stdout) as Record<string, { value: unknown }>;
  expect(await rehearsal.terraform(folder, ["destroy", "-auto-approve"])).toMatchObject({ exitCode: 0 });
  expect(rehearsal.created()).toEqual([]);
  return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
}

test("a resource taken on trust is as written, has an id and invented values, and is named at the end", async () => {
  const outputs = await applied({
    resource: {
      alicloud_eip_address: { one: { address_name: "one", bandwidth: "5", tags: { team: "network" } } },
      alicloud_security_group: { one: { security_group_name: "one", vpc_id: "vpc-abc123" } },
    },
    output: {
      name: { value: "${alicloud_eip_address.one.address_name}" },
      id: { value: "${alicloud_eip_address.one.id}" },
      address: { value: "${alicloud_eip_address.one.ip_address}" },
    },
  });
  expect(outputs).toEqual({
    name: "one",
    id: expect.stringMatching(/^eip-address-rehearsal\d+$/),
    address: "192.0.2.1",
  });
  expect(rehearsal.trusted()).toEqual(["alicloud_eip_address", "alicloud_security_group"]);
});

test("nested blocks of resources taken on trust have an empty second plan, in lists and in sets", async () => {
  await applied({
    resource: {
      alicloud_slb_load_balancer: { one: { load_balancer_name: "one" } },
      alicloud_alb_load_balancer: {
        one: {
          vpc_id: "vpc-abc123",
          address_type: "Internet",
          load_balancer_edition: "Basic",
          load_balancer_billing_config: [{ pay_type: "PayAsYouGo" }],
          zone_mappings: [
            { vswitch_id: "vsw-abc123", zone_id: "eu-central-1a" },
            { vswitch_id: "vsw-abc124", zone_id: "eu-central-1b" },
          ],
        },
      },
    },
  });
});

test("a change of a resource taken on trust is planned, and replaces it if the schema says so", async () => {
  const config = (bandwidth: string, isp: string) =>
    stack({ resource: { alicloud_eip_address: { one: { bandwidth, isp } } } });
  const folder = folderWith(config("5", "BGP"));
  await rehearsal.terraform(folder, ["init"]);
  await rehearsal.terraform(folder, ["apply", "-auto-approve"]);
  write(folder, config("10", "BGP"));
  expect((await rehearsal.terraform(folder, ["apply", "-auto-approve"])).stdout).toContain(
    "0 added, 1 changed, 0 destroyed",
  );
  write(folder, config("10", "BGP_PRO"));
  expect((await rehearsal.terraform(folder, ["plan", "-no-color"])).stdout).toContain("forces replacement");
});

test("a data source taken on trust finds one object, or the requested ones", async () => {
  const outputs = await applied({
    data: {
      alicloud_images: { any: { name_regex: "^ubuntu" } },
      alicloud_security_groups: { two: { ids: ["sg-one", "sg-two"] } },
    },
    output: {
      image: { value: "${data.alicloud_images.any.images[0].id}" },
      groups: { value: "${data.alicloud_security_groups.two.groups[*].id}" },
    },
  });
  expect(outputs).toEqual({ image: "image-rehearsal", groups: ["sg-one", "sg-two"] });
  expect(rehearsal.trusted()).toEqual(["data.alicloud_images", "data.alicloud_security_groups"]);
});

test("former names are accepted, and shown beside the present ones", async () => {
  const { ip_address, asn } = CUSTOMER_GATEWAY;
  const outputs = await applied({
    resource: {
      alicloud_vpn_customer_gateway: { one: { ip_address, asn, name: "one" } },
      alicloud_vpc: { one: { name: "one", cidr_block: "10.9.0.0/16" } },
      alicloud_vswitch: {
        one: {
          name: "one",
          vpc_id: "${alicloud_vpc.one.id}",
          cidr_block: "10.9.1.0/24",
          availability_zone: "eu-central-1a",
        },
      },
    },
    output: {
      gateway: { value: "${alicloud_vpn_customer_gateway.one.customer_gateway_name}" },
      zone: { value: "${alicloud_vswitch.one.zone_id}" },
      before: { value: "${alicloud_vpc.one.name}" },
    },
  });
  expect(outputs).toEqual({ gateway: "one", zone: "eu-central-1a", before: "one" });
  expect(rehearsal.trusted()).toEqual([]);
});

test("the provider's defaults apply: a VPN gateway without enable_ipsec has IPsec, and its second plan is empty", async () => {
  const outputs = await applied({
    resource: { alicloud_vpn_gateway: { one: { vpc_id: "vpc-abc123", vswitch_id: "vsw-abc123", bandwidth: 10 } } },
    output: { ipsec: { value: "${alicloud_vpn_gateway.one.enable_ipsec}" } },
  });
  expect(outputs).toEqual({ ipsec: true });
});

test("data sources around VPN find existing objects, and answer about account, region and zones", async () => {
  const outputs = await applied({
    data: {
      alicloud_account: { own: {} },
      alicloud_caller_identity: { own: {} },
      alicloud_regions: { own: { current: true } },
      alicloud_zones: { all: {} },
      alicloud_vpn_gateway_zones: { all: { spec: "5M" } },
      alicloud_cen_transit_router_available_resources: { all: {} },
      alicloud_resource_manager_resource_groups: { all: {} },
      alicloud_vpcs: { old: { name_regex: "^office$" } },
      alicloud_vswitches: { old: { vpc_id: "${data.alicloud_vpcs.old.ids[0]}" } },
      alicloud_vpn_customer_gateways: { made: { ids: ["${alicloud_vpn_customer_gateway.site.id}"] } },
    },
    resource: { alicloud_vpn_customer_gateway: { site: CUSTOMER_GATEWAY } },
    output: {
      account: { value: "${data.alicloud_account.own.id == data.alicloud_caller_identity.own.account_id}" },
      region: { value: "${data.alicloud_regions.own.regions[0].id}" },
      zones: { value: "${data.alicloud_zones.all.ids}" },
      gateway_zones: { value: "${data.alicloud_vpn_gateway_zones.all.zones[1].zone_id}" },
      master: {
        value: "${data.alicloud_cen_transit_router_available_resources.all.resources[0].master_zones[0]}",
      },
      group: { value: "${data.alicloud_resource_manager_resource_groups.all.groups[0].id}" },
      vpc: { value: "${data.alicloud_vpcs.old.vpcs[0].vpc_name}" },
      vswitch: { value: "${data.alicloud_vswitches.old.vswitches[0].vpc_id == data.alicloud_vpcs.old.ids[0]}" },
      gateway: { value: "${data.alicloud_vpn_customer_gateways.made.gateways[0].ip_address}" },
    },
  });
  expect(outputs).toEqual({
    account: true,
    region: "eu-central-1",
    zones: ["eu-central-1a", "eu-central-1b", "eu-central-1c"],
    gateway_zones: "eu-central-1b",
    master: "eu-central-1a",
    group: "rg-default",
    vpc: "office",
    vswitch: true,
    gateway: "198.51.100.10",
  });
  expect(rehearsal.trusted()).toEqual([]);
});

test("networks of a CEN instance and virtual border routers are found, even if only attachments name them", async () => {
  const child = { child_instance_region_id: "eu-central-1" };
  const outputs = await applied({
    data: {
      alicloud_cen_instance_attachments: {
        lines: {
          instance_id: "${alicloud_cen_instance_attachment.line.instance_id}",
          child_instance_type: "VBR",
          status: "Attached",
        },
      },
      alicloud_express_connect_virtual_border_routers: {
        line: {
          filter: [{ key: "VbrId", values: ["${alicloud_cen_instance_attachment.line.child_instance_id}"] }],
        },
        other: { name_regex: "^metro$" },
      },
    },
    resource: {
      alicloud_cen_instance: { hub: { cen_instance_name: "hub" } },
      alicloud_cen_instance_attachment: {
        line: {
          ...child,
          instance_id: "${alicloud_cen_instance.hub.id}",
          cen_owner_id: 1234567890123456,
          child_instance_id: "vbr-line",
          child_instance_type: "VBR",
        },
        vpc: {
          ...child,
          instance_id: "${alicloud_cen_instance.hub.id}",
          child_instance_id: "vpc-office",
          child_instance_type: "VPC",
        },
      },
    },
    output: {
      children: {
        value: "${[for a in data.alicloud_cen_instance_attachments.lines.attachments : a.child_instance_id]}",
      },
      routers: {
        value: "${[for r in data.alicloud_express_connect_virtual_border_routers.line.routers : r.status]}",
      },
      other: {
        value: "${data.alicloud_express_connect_virtual_border_routers.other.routers[0].virtual_border_router_name}",
      },
    },
  });
  expect(outputs).toEqual({ children: ["vbr-line"], routers: ["active"], other: "metro" });
  expect(rehearsal.trusted()).toEqual([]);
});

test("objects taken on trust are kept with the cloud, and do not belong to the next rehearsal", async () => {
  const folder = folderWith(
    stack({
      resource: {
        alicloud_vpn_customer_gateway: { site: CUSTOMER_GATEWAY },
        alicloud_eip_address: { one: { bandwidth: "7" } },
      },
    }),
  );
  for (const args of [["init"], ["apply", "-auto-approve"]])
    expect(await rehearsal.terraform(folder, args)).toMatchObject({ exitCode: 0 });
  const made = rehearsal.created();
  expect(made).toHaveLength(2);
  const kept = JSON.parse(JSON.stringify(rehearsal.keep()));
  const { id = "" } = made.find(({ type }) => type === "alicloud_eip_address") ?? {};
  const next = await startRehearsal({ kept });
  try {
    expect(next.created()).toEqual([]);
    await next.terraform(folder, ["init"]);
    const imported = await next.terraform(folder, ["import", "-no-color", "alicloud_eip_address.one", id]);
    expect(imported).toMatchObject({ exitCode: 0 });
    const { stdout } = await next.terraform(folder, ["state", "show", "-no-color", "alicloud_eip_address.one"]);
    expect(stdout).toMatch(/bandwidth\s+= "7"/);
  } finally {
    await next.close();
  }
});
