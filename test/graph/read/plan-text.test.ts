import { isShortened, withoutRepetition } from "../../../graph/read/plan/text";
import { judge, readStacks } from "../../../policy";
import { good } from "../../policy/cases";
import type { Json, JsonValue } from "../../policy/fixtures";
import { planOf } from "../../policy/plan-of";
import { temporaryFile } from "../../setup/files";
import fc from "../../setup/properties";

const plan = planOf(good);

/** As Terraform prints it: what is planned stands before the changes. */
function printed(planned: JsonValue, beside: Json = {}): Json {
  const { format_version, resource_changes, ...rest } = plan as Json;
  return { format_version, ...beside, planned_values: planned, resource_changes, ...rest } as Json;
}

/** What is left of a text; undefined where it is read whole. */
function shortened(text: string): unknown {
  try {
    const document: unknown = JSON.parse(withoutRepetition(Buffer.from(text)) ?? "");
    return isShortened(document) ? document : undefined;
  } catch {
    return undefined;
  }
}

const resources = { resources: [{ address: "a.b", values: { tags: { "}": '},"resource_changes":[' } } }] };
const outputs = { id: { value: "cgw-abc123" } };

test("planned values of resources, which the changes repeat, are not parsed", () => {
  for (const root_module of [resources, {}])
    expect(shortened(JSON.stringify(printed({ outputs, root_module })))).toEqual(
      printed({ outputs, root_module: null }),
    );
});

test("what only looks like them is read whole", () => {
  const nested = { planned_values: { root_module: resources }, resource_changes: [] };
  const texts = [
    // of a variable, and the plan has none of its own
    JSON.stringify({ format_version: "1.2", variables: { plan: { value: nested } }, resource_changes: [] }),
    JSON.stringify(printed({ root_module: resources }, { variables: { plan: { value: nested } } })),
    JSON.stringify(printed({ outputs: { root_module: { value: nested } }, root_module: resources })),
    JSON.stringify(printed({ root_module: { resources: [nested] } })),
    JSON.stringify(printed({ root_module: resources }), undefined, 2),
    JSON.stringify({ planned_values: { root_module: resources }, resource_drift: [], resource_changes: [] }),
  ];
  expect(texts.map(shortened)).toEqual(texts.map(() => undefined));
});

test("however a plan is printed, it is judged alike", () => {
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
      const short = shortened(JSON.stringify(json));
      if (short !== undefined) expect(short).toEqual({ ...json, planned_values: { outputs, root_module: null } });
      const path = temporaryFile("any.plan.json", JSON.stringify(json));
      const [fromText, given] = [judge(readStacks(path)), judge(readStacks({ name: "any", json }))];
      expect(fromText.findings).toEqual(given.findings);
      expect(fromText.undecided).toEqual(given.undecided);
    }),
    { numRuns: 100 },
  );
});
