import { CustomerGateway } from "../../../modules";
import { refusePlaceholders } from "../../../modules/connection/placeholder-psks";
import { resourceOf, synthesizeStack } from "../../setup/synth";

test("a plan with placeholders contains an impossible resource, and all other resources depend on it", () => {
  const json = synthesizeStack((stack) => {
    refusePlaceholders(stack);
    for (const name of ["one", "two"]) {
      const { node } = new CustomerGateway(stack, name, { ip: "203.0.113.10", terraformName: name });
      if (name === "two") (node.findChild("Resource") as unknown as { dependsOn: string[] }).dependsOn = ["x.y"];
    }
  });
  expect(resourceOf(json, "terraform_data.placeholder-keys")).toEqual({
    count: '${nonsensitive(contains(values(var.psks), "PLACEHOLDER-never-apply")) ? 1 : 0}',
    input: "the PSKs are placeholders: never apply this plan",
    lifecycle: {
      precondition: [
        {
          condition: "${contains(keys(var.psks), timestamp())}",
          error_message:
            "The PSKs of this plan are placeholders, for the review of a pull request: never apply it. Plan again with the real PSKs.",
        },
      ],
    },
  });
  const waits = (name: string) => resourceOf(json, `alicloud_vpn_customer_gateway.${name}`).depends_on;
  expect([waits("one"), waits("two")]).toEqual([
    ["terraform_data.placeholder-keys"],
    ["x.y", "terraform_data.placeholder-keys"],
  ]);
});
