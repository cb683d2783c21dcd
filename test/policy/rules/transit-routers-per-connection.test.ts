import { type Json, patch, UNKNOWN } from "../fixtures";
import { ATTACHMENT, at, CONNECTION, good, reference } from "../good";
import { planOfChange } from "../plan-of-change";
import { testRule } from "../rule-test";
import { idOf } from "../settled";

const SECOND = ATTACHMENT.replace("shanghai", "second");
const twice = (transitRouter: string, vpn: string = reference(CONNECTION)) =>
  patch(good, SECOND, { vpn_id: vpn, transit_router_id: transitRouter });
const message = `dev-sites/${at(CONNECTION)} has 2 attachments to transit routers: 1 too many`;
const byId = (json: Json): Json =>
  JSON.parse(JSON.stringify(json).replaceAll(reference(CONNECTION), "vco-abc123")) as Json;
const as = ["synth", "plan"] as const;

testRule("transit-routers-per-connection", {
  cannotBeWaived: true,
  passes: {
    "an attachment for each connection": good,
    "a second attachment, of another connection": twice("tr-2", "vco-def456"),
    "a second attachment in place of the first": planOfChange(good, patch(twice("tr-2"), ATTACHMENT, undefined)),
  },
  finds: {
    "attachments to two transit routers": {
      in: twice("tr-2"),
      as,
      findings: [{ message, address: at(ATTACHMENT), with: [at(SECOND)] }],
    },
    "attachments to one transit router": { in: twice("tr-abc123"), as, findings: [{ message }] },
    "attachments of a connection with an id": {
      in: byId(twice("tr-2")),
      findings: [{ message: message.replace(`dev-sites/${at(CONNECTION)}`, "vco-abc123") }],
    },
    "a second attachment that a plan adds": {
      in: planOfChange(good, twice("tr-2")),
      findings: [
        { message: message.replace(`dev-sites/${at(CONNECTION)}`, idOf(at(CONNECTION))), address: at(SECOND) },
      ],
    },
    "an attachment that Terraform forgets, beside a new one": {
      in: forgetting(planOfChange(byId(good), patch(byId(twice("tr-2")), ATTACHMENT, undefined))),
      findings: [{ message: message.replace(`dev-sites/${at(CONNECTION)}`, "vco-abc123"), address: at(SECOND) }],
    },
    "two instances of an attachment": {
      in: patch(good, `${ATTACHMENT}/count`, 2),
      as: ["synth"],
      findings: [{ message }],
    },
  },
  leavesOpen: {
    "the connection of the second attachment": twice("tr-2", UNKNOWN),
    "the number of attachments": { in: patch(good, `${ATTACHMENT}/count`, UNKNOWN), as: ["synth"] },
  },
});

function forgetting(plan: Json): Json {
  for (const { address, change } of plan.resource_changes as { address: string; change: Json }[])
    if (address === at(ATTACHMENT)) change.actions = ["forget"];
  return plan;
}
