import { EDITS_NOT_SENT } from "../../../domain/tunnel-edits";
import { type Json, patch } from "../fixtures";
import { at, CONNECTION, good, TUNNEL_1 } from "../good";
import { keyNamed } from "../plan-of";
import { planOfChange } from "../plan-of-change";
import { testRule } from "../rule-test";
import { settled } from "../settled";

const address = at(CONNECTION);

/** A plan with the result of one check of a resource, or of one check block. */
function checked(...check: Parameters<typeof checksOf>): Json {
  return { ...settled(good), ...checksOf(...check) };
}

function checksOf(status: string, kind = "resource", messages: readonly string[] = ["the tunnels differ"]): Json {
  const instance = { status, problems: messages.map((message) => ({ message })) };
  return { checks: [{ address: { kind, to_display: address }, status, instances: [instance] }] };
}

const GUARD = `shanghai/main: ${EDITS_NOT_SENT}. Undo the edit`;
const edited = planOfChange(good, patch(good, `${TUNNEL_1}/tunnel_ike_config/ike_enc_alg`, "aes192"));

testRule("terraform-checks", {
  passes: {
    "a condition that holds": checked("pass"),
    "a plan without checks": settled(good),
    "a guard of ours that says what unsent-tunnel-edit finds": { ...edited, ...checksOf("fail", "resource", [GUARD]) },
    "a condition that Terraform evaluates only when it fails": checked("unknown"),
  },
  finds: {
    "a condition that fails": {
      in: checked("fail"),
      findings: [{ message: "the tunnels differ", address, fault: "the tunnels differ" }],
    },
    "our guard, without an unsent edit": {
      in: checked("fail", "resource", [GUARD]),
      findings: [{ message: GUARD, address }],
    },
    "another condition of a connection with an unsent edit": {
      in: { ...edited, ...checksOf("fail", "resource", ["the tunnels differ"]) },
      findings: [{ message: "the tunnels differ", address }],
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
    "a check block that fails, after which Terraform continues": {
      in: checked("fail", "check"),
      findings: [{ message: "the tunnels differ", address, level: "warning" }],
    },
    "a message that contains a secret of the plan": {
      in: checked("fail", "check", [`the key ${keyNamed("shanghai/main/1")} is old`]),
      findings: [{ message: "the key (sensitive) is old", level: "warning" }],
    },
  },
  leavesOpen: {
    "a check block that is evaluated later": {
      in: checked("unknown", "check"),
      because: "Terraform cannot evaluate the check before the deployment",
    },
  },
});
