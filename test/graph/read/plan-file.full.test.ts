import { judge, readStacks } from "../../../policy";
import type { Json, JsonValue } from "../../policy/fixtures";
import { good } from "../../policy/good";
import { planOf } from "../../policy/plan-of";
import { temporaryFile } from "../../setup/files";
import fc from "../../setup/properties";

const plan = planOf(good);

/** As Terraform prints a plan: planned values stand before the changes. */
function printed(planned: JsonValue, beside: Json = {}): Json {
  const { format_version, resource_changes, ...rest } = plan as Json;
  return { format_version, ...beside, planned_values: planned, resource_changes, ...rest } as Json;
}

test("a plan is judged the same as a file and as JSON, whatever its changes repeat", () => {
  const name = fc.constantFrom("planned_values", "root_module", "resource_changes", "a");
  const { value } = fc.letrec<{ value: JsonValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      fc.constantFrom<JsonValue>(null, '"planned_values":{', '"root_module":', '},"resource_changes":['),
      fc.array(tie("value"), { maxLength: 2 }),
      fc.dictionary(name, tie("value"), { maxKeys: 3 }) as fc.Arbitrary<JsonValue>,
    ),
  }));
  fc.assert(
    fc.property(value, value, value, (variables, outputs, root_module) => {
      const json = printed({ outputs, root_module } as Json, { variables } as Json);
      const path = temporaryFile("any.plan.json", JSON.stringify(json));
      const [fromText, given] = [judge(readStacks(path)), judge(readStacks({ name: "any", json }))];
      expect(fromText.findings).toEqual(given.findings);
      expect(fromText.undecided).toEqual(given.undecided);
    }),
    { numRuns: 100 },
  );
});
