import { at, CONNECTION, good } from "../good";
import { testRule } from "../rule-test";
import { settled } from "../settled";

const plan = settled(good);
const because = "the plan is partial: the rest is judged as it is now, not as it is written";

const checkThat = (status: string) => ({
  address: { kind: "resource", to_display: at(CONNECTION) },
  status,
  instances: [{ status, problems: [{ message: "the tunnels differ" }] }],
});

testRule("whole-plan", {
  passes: { "a plan of all that is written": plan },
  finds: {
    "a plan that failed": {
      in: { ...plan, errored: true },
      findings: [{ message: "Terraform failed while it planned: the plan is not complete" }],
    },
    "a plan that failed, although its checks pass": {
      in: { ...plan, errored: true, checks: [checkThat("pass")] },
      findings: [{ message: "Terraform failed while it planned: the plan is not complete" }],
    },
    "a plan that failed, and is incomplete": {
      in: { ...plan, errored: true, complete: false },
      findings: [{ message: "Terraform failed while it planned: the plan is not complete" }],
    },
  },
  leavesOpen: {
    "resources missing from a plan that stopped at a check, which another rule reports": {
      in: { ...plan, errored: true, checks: [checkThat("fail")] },
      because: "Terraform stopped at a check: the plan lacks what depends on the check",
    },
    "resources that -target left out": { in: { ...plan, complete: false }, because },
    "resources that the second stack's plan left out": {
      in: plan,
      beside: { more: { ...plan, complete: false } },
      because,
    },
  },
});
