import { AlicloudProvider } from "@cdktf/provider-alicloud/lib/provider";
import { App, TerraformStack } from "cdktf";
import { TransitRouter, VpnSite } from "../../modules";
import { expectNoFindings, judged, matchers, rehearsed } from "../../testing";
import { report } from "../../testing/judged";

expect.extend(matchers);

interface Given {
  readonly profile?: "strong" | "compatible";
  /** The second tunnel's inside CIDR. */
  readonly second?: string;
}

/** A stack as users build it, with a site and one device. */
function stack({ profile = "strong", second = "169.254.10.4/30" }: Given = {}): TerraformStack {
  const made = new TerraformStack(new App(), "sites");
  new AlicloudProvider(made, "alicloud", { region: "cn-hangzhou" });
  new VpnSite(made, "shanghai", {
    transitRouter: TransitRouter.fromIds(made, "router", { cenId: "cen-abc123", transitRouterId: "tr-abc123" }),
    customerGateways: { edge: { ip: "203.0.113.10", asn: 65010 } },
    connections: {
      main: {
        bgp: { localAsn: 64512 },
        crypto: profile,
        tunnels: {
          1: { customerGateway: "edge", insideCidr: "169.254.10.0/30" },
          2: { customerGateway: "edge", insideCidr: second },
        },
      },
    },
  });
  return made;
}

describe("a stack without mistakes", () => {
  test("has no findings", () => {
    expect(stack()).toHaveNoFindings("error");
    expect(() => expectNoFindings(stack(), "error")).not.toThrow();
    expect(judged(stack()).findings.filter(({ level }) => level === "error")).toEqual([]);
  });

  test("is planned, applied, planned again and destroyed in the simulated cloud", async () => {
    const { summary, plan, objects } = await rehearsed(stack());
    expect(summary).toBe("5 to add, 0 to change, 0 to destroy");
    expect(plan).toMatchObject({ format_version: expect.any(String) });
    expect(objects).toContainEqual(
      expect.objectContaining({ type: "alicloud_vpn_gateway_vpn_attachment", region: "cn-hangzhou" }),
    );
  });
});

describe("a stack with weak ciphers", () => {
  const weak = () => stack({ profile: "compatible" });

  test("has findings, which a test finds by rule and place", () => {
    expect(weak()).toHaveFinding("weak-crypto");
    expect(weak()).toHaveFinding("weak-crypto", "shanghai__main");
    expect(weak()).not.toHaveFinding("weak-crypto", "berlin");
    expect(weak()).not.toHaveFinding("inside-cidr");
    expect(weak()).toHaveNoFindings("error");
  });

  test("fails a test with the report that the command prints", () => {
    const report = /warning {2}weak-crypto[\s\S]*sha1 is deprecated[\s\S]*0 errors, \d+ warnings/;
    expect(() => expectNoFindings(weak())).toThrow(report);
    expect(() => expect(weak()).toHaveNoFindings()).toThrow(report);
    expect(() => expect(weak()).not.toHaveFinding("weak-crypto")).toThrow(/should not find weak-crypto/);
    expect(() => expect(weak()).toHaveFinding("inside-cidr", "berlin")).toThrow(/should find inside-cidr at berlin/);
  });

  test("an unknown rule is an error, not a missing finding", () => {
    expect(() => expect(weak()).not.toHaveFinding("weak-cryptography")).toThrow(/there is no rule weak-cryptography/);
  });
});

test("a level that does not exist fails the test, and lets nothing pass", () => {
  const unknown = /there is no level warn. Allowed: error, warning/;
  expect(() => expect(stack()).toHaveNoFindings("warn" as never)).toThrow(unknown);
  expect(() => expectNoFindings(stack(), "warn" as never)).toThrow(unknown);
});

test("something else than a stack is named", async () => {
  const site = stack().node.findChild("shanghai") as never;
  expect(() => expect(site).toHaveNoFindings()).toThrow(
    "the construct sites/shanghai is not a TerraformStack. Fix: give the stack; TerraformStack.of(construct) returns that of a construct.",
  );
  expect(() => expect({}).toHaveFinding("inside-cidr")).toThrow("this is not a TerraformStack");
  await expect(rehearsed(site)).rejects.toThrow("not a TerraformStack");
});

test("a report has no line that jest takes for a frame of the stack, and moves to the end", () => {
  const found = judged(stack({ profile: "compatible" }));
  const placed = { ...found, findings: found.findings.map((finding) => ({ ...finding, source: "main.ts:12:3" })) };
  expect(report(placed)).toMatch(/^ +in sites\S+ {2}main.ts:12:3/m);
  // jest's own form of a frame
  expect(report(placed)).not.toMatch(/\n\s*at\s.*:\d*:\d*/);
});
