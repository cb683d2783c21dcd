import { type Rehearsal, startRehearsal } from "../../rehearsal";
import { CUSTOMER_GATEWAY, connection, folderWith, stack, tunnel, write } from "./stack";

let rehearsal: Rehearsal;
beforeAll(async () => {
  rehearsal = await startRehearsal();
});
afterAll(() => rehearsal.close());

const MAIN = "${alicloud_vpn_gateway_vpn_attachment.main.id}";
const GATEWAY = { alicloud_vpn_customer_gateway: { site: CUSTOMER_GATEWAY } };

async function deploy(resource: object): Promise<string> {
  const folder = folderWith(stack({ resource: { ...GATEWAY, ...resource } }));
  await rehearsal.terraform(folder, ["init"]);
  expect(await rehearsal.terraform(folder, ["apply", "-auto-approve"])).toMatchObject({ exitCode: 0 });
  return folder;
}

/** The values of a deployed resource in the state. */
async function state<Values>(folder: string, address: string): Promise<Values> {
  const { stdout } = await rehearsal.terraform(folder, ["show", "-json"]);
  const { values } = JSON.parse(stdout) as {
    values: { root_module: { resources: { address: string; values: Values }[] } };
  };
  const found = values.root_module.resources.find((resource) => resource.address === address);
  if (!found) throw new Error(`${address} is not in the state`);
  return found.values;
}

interface Connection {
  readonly tunnel_options_specification: {
    readonly tunnel_index: number;
    readonly enable_dpd: boolean;
    readonly internet_ip: string;
    readonly tunnel_ike_config: {
      readonly psk: string;
      readonly ike_lifetime: number;
      readonly ike_auth_alg: string;
    }[];
  }[];
}

test("if auto-publishing is missing, it is on at first, and off after the second apply", async () => {
  const address = "alicloud_cen_transit_router_vpn_attachment.main";
  const folder = await deploy({
    alicloud_vpn_gateway_vpn_attachment: { main: connection() },
    alicloud_cen_transit_router_vpn_attachment: { main: { transit_router_id: "tr-hub", vpn_id: MAIN } },
  });
  expect(await state(folder, address)).toMatchObject({ auto_publish_route_enabled: true });
  expect(await rehearsal.terraform(folder, ["plan", "-detailed-exitcode"])).toMatchObject({ exitCode: 2 });
  await rehearsal.terraform(folder, ["apply", "-auto-approve"]);
  expect(await state(folder, address)).toMatchObject({ auto_publish_route_enabled: false });
  expect(await rehearsal.terraform(folder, ["plan", "-detailed-exitcode"])).toMatchObject({ exitCode: 0 });
});

test("in a tunnel, a missing boolean is off and a missing lifetime is 0; other settings are the cloud's", async () => {
  const bare = (tunnel_index: 1 | 2) => ({
    tunnel_index,
    customer_gateway_id: "${alicloud_vpn_customer_gateway.site.id}",
    tunnel_ike_config: [{ ike_version: "ikev2" }],
  });
  const folder = await deploy({
    alicloud_vpn_gateway_vpn_attachment: {
      main: connection({ enable_tunnels_bgp: false, tunnel_options_specification: [bare(1), bare(2)] }),
    },
  });
  const deployed = await state<Connection>(folder, "alicloud_vpn_gateway_vpn_attachment.main");
  for (const { enable_dpd, tunnel_ike_config } of deployed.tunnel_options_specification) {
    expect(enable_dpd).toBe(false);
    expect(tunnel_ike_config).toMatchObject([{ ike_lifetime: 0, ike_auth_alg: "sha1" }]);
    expect(tunnel_ike_config[0]?.psk).toMatch(/^\w{16}$/);
  }
  expect(await rehearsal.terraform(folder, ["plan", "-detailed-exitcode"])).toMatchObject({ exitCode: 0 });
});

test("the gateways of a private connection get addresses from the transit router's CIDR", async () => {
  const folder = await deploy({
    alicloud_cen_transit_router_cidr: { addresses: { transit_router_id: "tr-private", cidr: "10.9.0.0/24" } },
    alicloud_vpn_gateway_vpn_attachment: { main: connection({ network_type: "private" }) },
    alicloud_cen_transit_router_vpn_attachment: {
      main: {
        transit_router_id: "${alicloud_cen_transit_router_cidr.addresses.transit_router_id}",
        vpn_id: MAIN,
        auto_publish_route_enabled: true,
      },
    },
  });
  await rehearsal.terraform(folder, ["apply", "-refresh-only", "-auto-approve"]);
  const deployed = await state<Connection>(folder, "alicloud_vpn_gateway_vpn_attachment.main");
  const addresses = deployed.tunnel_options_specification.map(({ internet_ip }) => internet_ip);
  expect(addresses.sort()).toEqual(["10.9.0.1", "10.9.0.2"]);
});

test("renewing a gateway beside the old one sends a tunnel's edit to the cloud", async () => {
  const renewable = (ike_enc_alg: string) =>
    stack({
      resource: {
        terraform_data: { visible: { triggers_replace: ike_enc_alg } },
        alicloud_vpn_customer_gateway: {
          site: {
            ...CUSTOMER_GATEWAY,
            lifecycle: { create_before_destroy: true, replace_triggered_by: ["terraform_data.visible"] },
          },
        },
        alicloud_vpn_gateway_vpn_attachment: {
          main: connection({
            tunnel_options_specification: [tunnel(1, { ike: { ike_enc_alg } }), tunnel(2, { ike: { ike_enc_alg } })],
          }),
        },
      },
    });
  const folder = folderWith(renewable("aes256"));
  await rehearsal.terraform(folder, ["init"]);
  await rehearsal.terraform(folder, ["apply", "-auto-approve"]);
  write(folder, renewable("aes192"));
  const outcome = await rehearsal.terraform(folder, ["apply", "-auto-approve", "-no-color"]);
  expect(outcome.stdout).toContain("Resources: 2 added, 1 changed, 2 destroyed");
  expect(await rehearsal.terraform(folder, ["plan", "-detailed-exitcode"])).toMatchObject({ exitCode: 0 });
  const deployed = await state<object>(folder, "alicloud_vpn_gateway_vpn_attachment.main");
  expect(JSON.stringify(deployed).match(/"ike_enc_alg":"aes192"/g)).toHaveLength(2);
});
