import { TerraformData } from "../../../modules/terraform/terraform-data";
import { synthesizeStack } from "../../setup/synth";

test("terraform_data keeps its input, and a new trigger replaces it", () => {
  const json = synthesizeStack((stack) => {
    new TerraformData(stack, "a", { input: { x: 1 }, triggersReplace: [2], count: 1 }).overrideLogicalId("a");
  });
  const { "//": _, ...written } = json.resource.terraform_data?.a ?? {};
  expect(written).toEqual({ input: { x: 1 }, triggers_replace: [2], count: 1 });
});
