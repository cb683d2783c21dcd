import { judge, readStacks } from "../../policy";
import { type Json, judgeStack, resources, verdict } from "./fixtures";
import { planOf } from "./plan-of";

// A connection, its transit router and its customer gateways in several regions or accounts.

describe("customer gateways with one address", () => {
  const gateway = (provider: string): Json => ({ provider, ip_address: "203.0.113.10" });
  const both = (...providers: Json[]) => ({
    provider: { alicloud: providers },
    ...resources({ alicloud_vpn_customer_gateway: { a: gateway("alicloud"), b: gateway("alicloud.other") } }),
  });
  const RULE = "customer-gateways-distinct";
  const judged = (...providers: Json[]) =>
    [both(...providers), planOf(both(...providers))].map((json) => verdict(judgeStack(json), RULE));

  test("may be in two regions, and in one of them in two accounts", () => {
    expect(judged({ region: "cn-hangzhou" }, { alias: "other", region: "cn-beijing" })).toEqual(["pass", "pass"]);
    expect(judged({ region: "cn-hangzhou" }, { alias: "other", region: "cn-hangzhou" })).toEqual([
      "undecided",
      "undecided",
    ]);
    expect(judged({}, { alias: "other", region: "cn-beijing" })).toEqual(["undecided", "undecided"]);
  });

  test("may be those of two stacks", () => {
    const inStack = (name: string, region: string) => ({
      name,
      json: { ...both({ region }), ...resources({ alicloud_vpn_customer_gateway: { a: gateway("alicloud") } }) },
    });
    const together = (region: string) => judge(readStacks([inStack("a", "cn-hangzhou"), inStack("b", region)]));
    expect([verdict(together("cn-beijing"), RULE), verdict(together("cn-hangzhou"), RULE)]).toEqual([
      "pass",
      "undecided",
    ]);
  });

  test("are there in a state, so that the cloud has taken them", () => {
    const type = "alicloud_vpn_customer_gateway";
    const there = (name: string) => ({
      address: `${type}.${name}`,
      mode: "managed",
      type,
      name,
      values: { id: `cgw-${name}`, ip_address: "203.0.113.10" },
    });
    const state = { format_version: "1.0", values: { root_module: { resources: [there("a"), there("b")] } } };
    expect(verdict(judgeStack(state), RULE)).toBe("pass");
  });
});
