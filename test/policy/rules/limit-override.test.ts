import type { Json } from "../fixtures";
import { good } from "../good";
import { testRule } from "../rule-test";

const TODAY = "2026-11-25";
const limit = {
  limit: "vpnAttachmentsPerTransitRouter",
  transitRouter: "tr-abc123",
  most: 80,
  reason: "granted in request 4711",
  source: "environments/dev.yaml:9:3",
};
/** A raised limit as our stacks write it. */
const raised = (values: Json = {}) => ({
  in: { ...good, "//": { cenvpn: { limits: [{ ...limit, ...values }] } } },
  as: ["synth"] as const,
  judge: { today: TODAY },
});
const refused = (values: Json, message: string) => ({ ...raised(values), findings: [{ message }] });
/** A raised limit that somebody states for one run. */
const stated = (values: Partial<typeof limit & { expires: string }> = {}) => ({
  in: good,
  judge: { today: TODAY, limits: [{ ...limit, source: "cenvpn.yaml:1:23", ...values }] },
});

testRule("limit-override", {
  passes: {
    "a limit that nobody raises": good,
    "a limit that is raised with a reason": raised(),
    "a limit that is raised for the run": stated(),
    "the documented limit": raised({ most: 50 }),
    "a limit on its last day": raised({ expires: TODAY }),
  },
  finds: {
    "a limit without a reason": refused({ reason: " " }, "vpnAttachmentsPerTransitRouter is raised without a reason"),
    "a limit that the cloud does not raise": refused(
      { limit: "transitRoutersPerConnection" },
      "the cloud does not raise the limit “transitRoutersPerConnection”",
    ),
    "an unknown limit": refused({ limit: "__proto__" }, "the cloud does not raise the limit “__proto__”"),
    "a lowered limit": refused({ most: 49 }, "49 does not raise vpnAttachmentsPerTransitRouter"),
    "a limit that is no number": refused({ most: "many" }, "NaN does not raise vpnAttachmentsPerTransitRouter"),
    "a limit that has expired": refused(
      { expires: "2026-11-24" },
      "the raised limit of 80 expired on 2026-11-24: 50 counts again",
    ),
    "a limit of the run that has expired, in all stacks": {
      ...stated({ expires: "2026-11-24" }),
      beside: { more: { resource: {} } },
      findings: [
        {
          message: "the raised limit of 80 expired on 2026-11-24: 50 counts again",
          stacks: ["dev-sites", "more"],
          fix: "ask who granted the limit, then state a later date or remove the entry",
        },
      ],
    },
    "a limit of one stack of two": {
      ...raised({ reason: "" }),
      beside: { more: { resource: {} } },
      findings: [{ message: "vpnAttachmentsPerTransitRouter is raised without a reason", stacks: ["dev-sites"] }],
    },
  },
});
