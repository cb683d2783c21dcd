import type { Json } from "../fixtures";
import { at, CONNECTION, good } from "../good";
import { keyNamed } from "../plan-of";
import { testRule } from "../rule-test";
import { settled } from "../settled";

const address = at(CONNECTION);

/** A plan with one check, of a resource or of a check block. */
function checked(status: string, kind = "resource", messages: readonly string[] = ["the tunnels differ"]): Json {
  const instance = { status, problems: messages.map((message) => ({ message })) };
  return {
    ...settled(good),
    checks: [{ address: { kind, to_display: address }, status, instances: [instance] }],
  };
}

testRule("terraform-checks", {
  passes: {
    "a condition that holds": checked("pass"),
    "a plan without checks": settled(good),
    "a condition that Terraform evaluates when it stops by it": checked("unknown"),
  },
  finds: {
    "a condition that fails": {
      in: checked("fail"),
      findings: [{ message: "the tunnels differ", address, fault: "the tunnels differ" }],
    },
    "two messages of one condition": {
      in: checked("fail", "resource", ["one", "two"]),
      findings: [
        { message: "one", address },
        { message: "two", address },
      ],
    },
    "a condition that cannot be evaluated": {
      in: checked("error", "resource", []),
      findings: [{ message: "it cannot be evaluated", address }],
    },
    "a check block that fails, at which Terraform goes on": {
      in: checked("fail", "check"),
      findings: [{ message: "the tunnels differ", address, level: "warning" }],
    },
    "a message with a secret of the plan in it": {
      in: checked("fail", "check", [`the key ${keyNamed("shanghai/main/1")} is old`]),
      findings: [{ message: "the key (sensitive) is old", level: "warning" }],
    },
  },
  leavesOpen: {
    "a check block that is evaluated later": {
      in: checked("unknown", "check"),
      because: "it cannot be evaluated before the deployment",
    },
  },
});
