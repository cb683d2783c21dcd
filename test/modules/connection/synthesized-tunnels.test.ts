import type { TerraformResource } from "cdktf";
import { IpsecConnection, type IpsecConnectionProps, PropsError } from "../../../modules";
import { resourceOf, synthesizeStack } from "../../setup/synth";
import { connectionProps } from "../props";

// When an override changes a connection past its props, the guard expects the override's values.

/** A stack with a connection, and an override at a path of that connection. */
function overridden(path: string, value: unknown, props: Partial<IpsecConnectionProps> = {}) {
  return synthesizeStack((stack) => {
    const connection = new IpsecConnection(stack, "main", {
      ...connectionProps(stack),
      terraformName: "main",
      ...props,
    });
    (connection.node.findChild("Resource") as TerraformResource).addOverride(path, value);
  });
}

interface Locals {
  readonly locals: Readonly<Record<string, Record<string, Record<string, string>>>>;
}

const TUNNELS = "tunnel_options_specification";
const settingsIn = (json: ReturnType<typeof overridden>) => Object.values((json as unknown as Locals).locals)[0] ?? {};

test("the guard expects the override's value for one tunnel, and the props' for the other", () => {
  const settings = settingsIn(overridden(`${TUNNELS}.0.tunnel_ike_config.ike_lifetime`, 7200));
  expect([settings[1]?.ike_lifetime, settings[2]?.ike_lifetime]).toEqual(["7200", "28800"]);
});

test("the guard ignores an argument that an override removes, and expects the value of one that it adds", () => {
  const removed = settingsIn(overridden(`${TUNNELS}.1.enable_dpd`, undefined));
  expect([removed[1]?.enable_dpd, removed[2]]).toEqual(["true", expect.not.objectContaining({ enable_dpd: "true" })]);
  expect(settingsIn(overridden(`${TUNNELS}.1.role`, "slave"))[2]?.role).toBe("slave");
});

test("the guard expects the PSK that an override names", () => {
  const json = overridden(`${TUNNELS}.0.tunnel_ike_config.psk`, "${var.other}");
  const { lifecycle } = resourceOf(json, "alicloud_vpn_gateway_vpn_attachment.main") as unknown as {
    lifecycle: { postcondition: readonly { condition: string }[] };
  };
  expect(lifecycle.postcondition[1]?.condition).toContain('{"1" = var.other, "2" = var.psks["a/b/2"]}');
});

test("an override triggers the same renewal as a changed prop", () => {
  const json = overridden(`${TUNNELS}.0.enable_dpd`, false, { tunnelEdits: "replace" });
  expect(resourceOf(json, "terraform_data.main").triggers_replace).toMatchObject({
    tunnels: { 1: { enable_dpd: "false" }, 2: { enable_dpd: "true" } },
  });
});

test.each([
  ["tunnels by an expression", TUNNELS, "${var.tunnels}"],
  ["a tunnel whose number is an expression", `${TUNNELS}.0.tunnel_index`, "${var.first}"],
  ["a tunnel without a PSK", `${TUNNELS}.0.tunnel_ike_config.psk`, undefined],
])("%s are refused: the guard could not compare them", (_, path, value) => {
  const make = () => overridden(path, value);
  expect(make).toThrow(PropsError);
  expect(make).toThrow(
    [
      "test/main cannot be built:",
      "  tunnels: an override leaves no tunnels that the guard can compare with the cloud's. Allowed: overrides of single arguments, such as tunnel_options_specification.0.enable_dpd.",
    ].join("\n"),
  );
});
