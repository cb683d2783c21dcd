import { type JudgeOptions, judge, readStacks } from "../../policy";
import { textReport } from "../../report";
import { IN_HANGZHOU, type Json, type JsonValue, judgeStack, patch, site, sites, stack, verdict } from "./fixtures";
import { planOf } from "./plan-of";

// Stacks that name devices, or connections, of other stacks.

const CONNECTIONS = "resource/alicloud_vpn_gateway_vpn_attachment";
const NEED_IT = ["bgp-complete", "customer-gateway-network", "peer-asn", "same-region"];

/** The stack without its customer gateways; `name` gives each tunnel another one. */
function named(json: Json, name: (tunnel: number) => JsonValue): Json {
  const bare = patch(json, "resource/alicloud_vpn_customer_gateway", undefined);
  const connections = (json.resource as Json).alicloud_vpn_gateway_vpn_attachment as Json;
  return Object.keys(connections).reduce(
    (patched, key) =>
      [0, 1].reduce(
        (one, tunnel) =>
          patch(one, `${CONNECTIONS}/${key}/tunnel_options_specification/${tunnel}/customer_gateway_id`, name(tunnel)),
        patched,
      ),
    bare,
  );
}

const shanghai = stack(IN_HANGZHOU, site("shanghai"));
const byId = named(shanghai, (tunnel) => `cgw-${tunnel}`);
const open = (json: Json, options?: JudgeOptions) =>
  judgeStack(json, options)
    .undecided.map(({ rule, argument }) => `${rule} ${argument}`)
    .toSorted();
const both = (rules: readonly string[]) =>
  rules.flatMap((rule) => [1, 2].map((tunnel) => `${rule} tunnels.${tunnel}.customer_gateway_id`));
/** The rules of `both`, and once per connection the rule that compares the two devices. */
const withBgp = (...rules: readonly string[]) =>
  [...both([...NEED_IT, ...rules]), "peer-asns-equal tunnels.1.customer_gateway_id"].toSorted();

/** A state with the named customer gateways. */
const withGateways = (asn: string): Json => {
  const type = "alicloud_vpn_customer_gateway";
  const resources = [0, 1].map((tunnel) => ({
    ...{ address: `${type}.g${tunnel}`, mode: "managed", type, name: `g${tunnel}` },
    values: { id: `cgw-${tunnel}`, ip_address: `45.1.1.${tunnel + 1}`, asn },
  }));
  return { format_version: "1.0", values: { root_module: { resources } } };
};

test("leave open only the rules that need them, in configurations and plans", () => {
  expect(open(byId)).toEqual(withBgp());
  expect(open(planOf(byId))).toEqual(withBgp());
  expect(judgeStack(byId).findings).toEqual([]);
});

test("are needed for BGP only if BGP is on", () => {
  const withoutBgp = stack(IN_HANGZHOU, site("shanghai", { routes: ["192.168.9.0/24"] }));
  const off = patch(byId, `${CONNECTIONS}/shanghai__main/enable_tunnels_bgp`, false);
  for (const json of [named(withoutBgp, (tunnel) => `cgw-${tunnel}`), off])
    expect(open(json)).toEqual(both(["customer-gateway-network", "same-region"]));
});

test("are known if their stack is given, too", () => {
  const together = (asn: string) =>
    judge(
      readStacks([
        { name: "dev-sites", json: byId },
        { name: "devices", json: withGateways(asn) },
      ]),
    );
  expect(verdict(together("65010"), "peer-asn")).toBe("pass");
  expect(verdict(together("64512"), "peer-asn")).toBe("fail");
  expect(verdict(together("65010"), "customer-gateway-network")).toBe("pass");
});

test("that a variable or a data source names may be any, even if those of the stack are right", () => {
  const unused = stack(
    named(shanghai, () => "${var.gateway}"),
    {
      resource: { alicloud_vpn_customer_gateway: { own: { ip_address: "45.1.1.1", asn: "65010" } } },
    },
  );
  expect(open(unused)).toEqual(withBgp("ids"));
});

test("may be any device that a team knows about", () => {
  const judged = (group: string) => {
    const path = `${CONNECTIONS}/shanghai__main/tunnel_options_specification/0/tunnel_ike_config/ike_pfs`;
    return judgeStack(patch(byId, path, group), {
      ruleOptions: { devices: { "45.1.1.1": { profile: "ios-xe" }, "45.1.1.2": { pinsCloudId: true } } },
    });
  };
  const rules = ["peer-crypto", "remote-id-behind-nat", "local-id-pinned"];
  expect(rules.map((rule) => verdict(judged("group14"), rule))).toEqual(["pass", "pass", "undecided"]);
  expect(rules.map((rule) => verdict(judged("group2"), rule))).toEqual(["undecided", "pass", "undecided"]);
});

test("are known by the id of their customer gateway, if the file gives it", () => {
  const path = `${CONNECTIONS}/shanghai__main/tunnel_options_specification/0/tunnel_ike_config/ike_pfs`;
  const devices = { "cgw-0": { profile: "ios-xe" }, "cgw-1": { profile: "strongswan" } } as const;
  const judged = (group: string) =>
    verdict(judgeStack(patch(byId, path, group), { ruleOptions: { devices } }), "peer-crypto");
  expect([judged("group14"), judged("group2")]).toEqual(["pass", "fail"]);
});

test("are reported once, whatever their number", () => {
  let count = 0;
  const many = named(stack(IN_HANGZHOU, sites(12)), () => `cgw-${count++}`);
  const [shown = ""] = textReport(judge(readStacks({ name: "dev-sites", json: many }))).split("\n\ntransit router");
  expect(shown).toBe(`dev-sites
undecided  bgp-complete, customer-gateway-network, peer-asn, peer-asns-equal, same-region
  no given stack has the id of the customer gateway: give the plan or the state of its stack too.
  at dev-sites/site-10/main  environments/dev.yaml:14:7, and in 11 more places`);
});

test("that are not customer gateways are reported with their kind", () => {
  const wrong = named(shanghai, () => "${alicloud_vpn_gateway_vpn_attachment.shanghai__main.id}");
  expect(new Set(judgeStack(wrong).undecided.map(({ message }) => message.replace(/^\S+ /, "")))).toEqual(
    new Set(["comes from alicloud_vpn_gateway_vpn_attachment.shanghai__main, which is not a customer gateway"]),
  );
});

test("a connection that no stack has leaves open what depends on it, and is known if its stack is given", () => {
  const type = "alicloud_vpn_gateway_vpn_attachment";
  const attachments = patch(shanghai, `resource/${type}`, undefined);
  const elsewhere = patch(
    attachments,
    "resource/alicloud_cen_transit_router_vpn_attachment/shanghai__main/vpn_id",
    "vco-1",
  );
  expect(open(elsewhere)).toEqual(
    expect.arrayContaining(["no-vpn-connection-on-transit-router vpn_id", "same-region vpn_id"]),
  );
  const routed = site("office", { routes: ["192.168.9.0/24"] });
  const route = "resource/alicloud_vpn_gateway_vco_route/office__main__192-168-9-0-24/vpn_connection_id";
  expect(open(patch(routed, route, "vco-1"))).toContain("static-route-beside-flows vpn_connection_id");
  const state = (kind: string): Json => {
    const resource = { address: `${kind}.main`, mode: "managed", type: kind, name: "main", values: { id: "vco-1" } };
    return { format_version: "1.0", values: { root_module: { resources: [resource] } } };
  };
  const judged = (kind: string) =>
    verdict(
      judge(
        readStacks([
          { name: "dev-sites", json: elsewhere },
          { name: "connections", json: state(kind) },
        ]),
      ),
      "no-vpn-connection-on-transit-router",
    );
  expect([judged(type), judged("alicloud_vpn_connection")]).toEqual(["pass", "fail"]);
});
