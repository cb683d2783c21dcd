import { TerraformVariable } from "cdktf";
import { CustomerGateway, PreSharedKeys } from "../../modules";
import { synthesizeStack } from "../setup/synth";

test("a stack has one sensitive variable for all PSKs", () => {
  const json = synthesizeStack((stack) => {
    const edge = new CustomerGateway(stack, "edge", { ip: "203.0.113.10" });
    const psks = PreSharedKeys.of(edge);
    expect(PreSharedKeys.of(stack)).toBe(psks);
    expect(psks.keyOf("office", "main", 2)).toBe('${var.psks["office/main/2"]}');
  });
  expect(json.variable).toEqual({
    psks: {
      type: "map(string)",
      description: "Pre-shared keys of the tunnels, by site/connection/tunnel",
      sensitive: true,
      nullable: false,
      default: {},
    },
  });
  expect(json.resource.terraform_data).toHaveProperty("placeholder-keys");
});

test("another variable with that name is not used", () => {
  expect(() =>
    synthesizeStack((stack) => {
      new TerraformVariable(stack, "psks", { type: "map(string)" });
      PreSharedKeys.of(stack);
    }),
  ).toThrow("There is already a Construct with name 'psks'");
});
