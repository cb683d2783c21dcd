import fc from "fast-check";
import { type Judgement, rules } from "../../policy";
import { cases } from "./cases";
import { type Json, type JsonValue, judgeStack, patch, UNKNOWN, verdict } from "./fixtures";
import { planOf } from "./plan-of";

/** Few attachments, so that a step from one to the next is a step of the quota. */
const fixtures = Object.values(cases)
  .flatMap(({ pass, fail }) => [pass, fail])
  .filter((json) => paths(json).length < 2_000);
const quotas = ["ecmp-paths", "transit-routers-per-connection", "vpn-attachments-per-transit-router"];

test("what is given a verdict keeps it when less is known, or becomes undecided", () => {
  const changes = fc
    .constantFrom(...fixtures)
    .chain((json) =>
      fc.tuple(fc.constant(json), fc.subarray(paths(json), { minLength: 1, maxLength: 4 }), fc.boolean()),
    );
  fc.assert(
    fc.property(changes, ([json, open, asPlan]) => {
      const blurred = open.reduce((known, path) => (has(known, path) ? patch(known, path, UNKNOWN) : known), json);
      const [before, after] = [json, blurred].map((stack) => judgeStack(asPlan ? planOf(stack) : stack));
      if (before && after) expectNoFlip(before, after, json);
    }),
    { numRuns: 1_500 },
  );
});

function expectNoFlip(before: Judgement, after: Judgement, json: Json): void {
  for (const { id } of rules)
    for (const address of quotas.includes(id) ? [undefined] : addresses(json)) {
      const [was, is] = [verdict(before, id, address), verdict(after, id, address)];
      const isFlip = (was === "fail" && is === "pass") || (was === "pass" && is === "fail");
      expect({ id, address, was, is, isFlip }).toMatchObject({ isFlip: false });
    }
}

function addresses(json: Json): readonly string[] {
  return Object.entries(json.resource as Json).flatMap(([type, named]) =>
    Object.keys(named as Json).map((name) => `${type}.${name}`),
  );
}

/** Paths of arguments and blocks of all resources. */
function paths(json: Json): string[] {
  return Object.entries(json.resource as Json).flatMap(([type, named]) =>
    Object.entries(named as Json).flatMap(([name, body]) => inside(body as Json, `resource/${type}/${name}`)),
  );
}

function inside(value: JsonValue | undefined, path: string): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value)
    .filter(([key]) => key !== "//" && key !== "lifecycle")
    .flatMap(([key, item]) => [`${path}/${key}`, ...inside(item, `${path}/${key}`)]);
}

function has(json: Json, path: string): boolean {
  let here: unknown = json;
  for (const key of path.split("/")) {
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, key)) return false;
    here = (here as Json)[key];
  }
  return true;
}
