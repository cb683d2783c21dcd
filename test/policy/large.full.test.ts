import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { judge, readStacks } from "../../policy";
import { temporaryFolder } from "../setup/files";
import { type Json, patch, resources, site } from "./fixtures";
import { good } from "./good";
import { judgeAndReport } from "./judge-and-report";
import { planOf } from "./plan-of";

describe("needs no disproportionate time:", () => {
  const tunnels = 2_000;
  const many = (keys: number, value: (n: number) => Json): Json =>
    Object.fromEntries(Array.from({ length: keys }, (_, n) => [`x${n}`, value(n)]));
  const connection = (body: Json) => resources({ alicloud_vpn_gateway_vpn_attachment: { x: body } });
  const psk = (psk: string) => connection({ tunnel_options_specification: [{ tunnel_ike_config: { psk } }] });

  // with quadratic time, each of these would take minutes
  test.each<[string, () => Json]>([
    [
      "a connection with many tunnels",
      () =>
        connection({
          enable_tunnels_bgp: true,
          tunnel_options_specification: Array.from({ length: tunnels }, (_, n) => ({
            tunnel_index: n,
            tunnel_bgp_config: { tunnel_cidr: "169.254.10.0/30" },
          })),
        }),
    ],
    [
      "a plan of a connection with many tunnels",
      () => ({
        format_version: "1.2",
        resource_changes: [
          {
            address: "alicloud_vpn_gateway_vpn_attachment.x",
            type: "alicloud_vpn_gateway_vpn_attachment",
            name: "x",
            change: {
              actions: ["create"],
              after: {
                tunnel_options_specification: Array.from({ length: tunnels }, (_, tunnel_index) => ({ tunnel_index })),
              },
            },
          },
        ],
        configuration: {
          root_module: {
            resources: [
              {
                address: "alicloud_vpn_gateway_vpn_attachment.x",
                expressions: {
                  tunnel_options_specification: Array.from({ length: tunnels }, (_, n) => ({
                    tunnel_index: { constant_value: n },
                  })),
                },
              },
            ],
          },
        },
      }),
    ],
    [
      "many members whose group is not known",
      () =>
        resources({
          alicloud_vpn_gateway_vco_route: many(10_000, (n) => ({
            vpn_connection_id: `\${var.x${n}}`,
            route_dest: `10.${n >> 8}.${n & 255}.0/24`,
          })),
          alicloud_cen_transit_router_vpn_attachment: many(1_500, (n) => ({
            transit_router_id: `tr-${n}`,
            vpn_id: `\${alicloud_vpn_gateway_vpn_attachment.x${n}.id}`,
          })),
          alicloud_vpn_gateway_vpn_attachment: many(1_500, () => ({ enable_tunnels_bgp: true })),
        }),
    ],
    [
      "many static routes of one connection",
      () =>
        resources({
          alicloud_vpn_gateway_vco_route: many(5_000, (n) => ({
            vpn_connection_id: "${alicloud_vpn_gateway_vpn_attachment.x0.id}",
            route_dest: `10.${n >> 8}.${n & 255}.0/24`,
          })),
          alicloud_vpn_gateway_vpn_attachment: many(1, () => ({})),
        }),
    ],
    [
      "many tunnels to one device",
      () =>
        resources({
          alicloud_vpn_gateway_vpn_attachment: many(tunnels, (n) => ({
            tunnel_options_specification: [
              {
                tunnel_index: 1,
                customer_gateway_id: "cgw-abc123",
                tunnel_bgp_config: { tunnel_cidr: `169.254.${10 + ((n >> 6) % 150)}.${(n % 64) * 4}/30` },
              },
            ],
          })),
        }),
    ],
    ["an expression without an end", () => psk(`\${${"a".repeat(1_000_000)}}`)],
    ["an expression of quotes", () => psk(`\${${'\\"'.repeat(500_000)}}`)],
    [
      "a value without an end",
      () => patch(site("x"), "resource/alicloud_vpn_customer_gateway/x/ip_address", "1".repeat(5_000_000)),
    ],
    ["a number out of range", () => connection({ count: 1e308, tags: JSON.parse("1e999") })],
    [
      "a state with many modules",
      () => ({
        format_version: "1.0",
        values: { root_module: { child_modules: Array.from({ length: 300_000 }, () => ({})) } },
      }),
    ],
  ])("%s", (_, json) => {
    expect(judgeAndReport(json())).toMatch(/errors?\b.* undecided/);
  });

  test("an address given to many", () => {
    const plan = planOf(good);
    const change = (plan.resource_changes as Json[])[0];
    const changes = Array.from({ length: 3 }, () => ({ ...change, address: `${"[".repeat(200_000)}` }));
    expect(judgeAndReport({ ...plan, resource_changes: changes })).toContain("errors");
  });

  test("a file that is nested 10,000 levels deep", () => {
    const deep = "[".repeat(10_000) + "]".repeat(10_000);
    const file = join(temporaryFolder(), "plan.json");
    writeFileSync(
      file,
      `{"format_version": "1.2", "resource_changes": [], "configuration": ${deep}, "__proto__": ${deep}}`,
    );
    expect(judge(readStacks(file)).stacks).toMatchObject([{ kind: "plan", resources: 0 }]);
    writeFileSync(file, `{"format_version": "1.2", "resource_changes": [${deep}]}`);
    expect(() => judge(readStacks(file))).toThrow("are not all changes");
    writeFileSync(file, `{"format_version": "1.2", "resource_changes": {"__proto__": ${deep}}}`);
    expect(() => judge(readStacks(file))).toThrow("are not a list");
  });
});
