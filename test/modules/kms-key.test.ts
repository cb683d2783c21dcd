import { CustomerGateway, KmsKey } from "../../modules";
import { resourceOf, synthesizeStack } from "../setup/synth";
import { otherProvider, refused } from "./props";

test("a PSK from a secret is sensitive", () => {
  const json = synthesizeStack((stack) => {
    const { psk } = new KmsKey(stack, "key", { secretName: "vpn/a", terraformName: "key" });
    new KmsKey(stack, "previous", {
      secretName: "vpn/b",
      versionStage: "ACSPrevious",
      terraformName: "previous",
      provider: otherProvider(stack),
    });
    new CustomerGateway(stack, "shown", { ip: "203.0.113.10", name: psk, terraformName: "shown" });
  });
  const strip = ({ "//": _, ...lookup }: Record<string, unknown> = {}) => lookup;
  const lookups = json.data?.alicloud_kms_secret_versions ?? {};
  expect(strip(lookups.key)).toEqual({ secret_name: "vpn/a", version_stage: "ACSCurrent", enable_details: true });
  expect(strip(lookups.previous)).toEqual({
    provider: "alicloud.other",
    secret_name: "vpn/b",
    version_stage: "ACSPrevious",
    enable_details: true,
  });
  expect(resourceOf(json, "alicloud_vpn_customer_gateway.shown")).toMatchObject({
    customer_gateway_name: "${sensitive(one(data.alicloud_kms_secret_versions.key.versions[*].secret_data))}",
  });
});

test("a text that names no secret is refused, and not repeated", () => {
  expect(refused((stack) => new KmsKey(stack, "key", { secretName: "a b", versionStage: "a b" }))).toEqual([
    "secretName: this is not the name of a secret. Allowed: 1 to 192 letters, digits and _/+=.@-.",
    "versionStage: this is no stage of a secret. Allowed: ACSCurrent, ACSPrevious or your own.",
  ]);
});
