import { type Json, resources, stack, UNKNOWN } from "../fixtures";
import { good } from "../good";
import { testRule } from "../rule-test";

const guard = (body: Json = {}) => stack(good, resources({ terraform_data: { "placeholder-keys": body } }));
const findings = [
  { message: "the PSKs are placeholders: never apply this plan", address: "terraform_data.placeholder-keys" },
];

testRule("placeholder-keys", {
  passes: {
    "a stack without the guard": good,
    "a guard that depends on placeholders, in a configuration": {
      in: guard({ count: UNKNOWN }),
      as: ["synth"],
    },
    "another resource of this type": stack(good, resources({ terraform_data: { keys: {} } })),
    "another resource with this name": stack(good, resources({ alicloud_vpc: { "placeholder-keys": {} } })),
  },
  finds: {
    "the guard of a plan with placeholders": { in: guard(), findings },
  },
});
