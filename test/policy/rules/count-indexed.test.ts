import { type Json, office, resources, site, stack } from "../fixtures";
import { planOf } from "../plan-of";
import { testRule } from "../rule-test";

const type = "alicloud_vpn_gateway_vpn_attachment";
/** A plan with connections at these addresses. */
const plan = (...addresses: readonly string[]): Json => {
  const made = planOf(
    resources({
      [type]: Object.fromEntries(addresses.map((_, index) => [`c${index}`, { local_subnet: "0.0.0.0/0" }])),
    }),
  );
  const changes = made.resource_changes as Json[];
  return { ...made, resource_changes: changes.map((one, index) => ({ ...one, address: addresses[index] })) } as Json;
};
const main = (index: string) => `${type}.main${index}`;
const finding = (count: number, address: string) => ({
  message: `${count} connections are distinguished by their position in a list alone`,
  address,
});

testRule("count-indexed", {
  passes: {
    "connections with names": stack(site("shanghai"), site("chengdu"), office()),
    "connections with keys": plan(main('["a"]'), main('["b"]')),
    "keys that are numbers": plan(main('["0"]'), main('["1"]')),
    "one connection with a position": plan(main("[0]")),
    "a connection with count 0 or 1, at each of two sites": plan(
      `module.site["a"].${main("[0]")}`,
      `module.site["b"].${main("[0]")}`,
    ),
  },
  finds: {
    "connections with positions": {
      in: plan(main("[0]"), main("[1]"), main("[2]")),
      findings: [finding(3, main("[0]"))],
    },
    "connections of modules with positions": {
      in: plan(`module.site[0].${main("")}`, `module.site[1].${main("")}`),
      findings: [finding(2, `module.site[0].${main("")}`)],
    },
    "connections on VPN gateways with positions": {
      in: JSON.parse(
        JSON.stringify(plan(main("[0]"), main("[1]"))).replaceAll(type, "alicloud_vpn_connection"),
      ) as Json,
      findings: [finding(2, "alicloud_vpn_connection.main[0]")],
    },
  },
});
