import { demandArgument } from "../../../modules/terraform/provider-version";
import { synthesizeStack } from "../../setup/synth";

test("a stack requires a provider that knows an argument", () => {
  const { terraform } = synthesizeStack((stack) =>
    demandArgument(stack, "alicloud_vpn_gateway_vpn_attachment", "tunnel_bandwidth"),
  );
  expect(terraform).toMatchObject({ required_providers: { alicloud: { version: ">= 1.289.0, < 2.0.0" } } });
});
