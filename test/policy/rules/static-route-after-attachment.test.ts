import { type Json, type JsonValue, patch, UNKNOWN } from "../fixtures";
import { ATTACHMENT, at, CHENGDU, changed, good, ROUTE, reference } from "../good";
import { planOfChange } from "../plan-of-change";
import { testRule } from "../rule-test";

const ATTACHED = ATTACHMENT.replace("shanghai", "chengdu");
const HOP = `${ROUTE}/next_hop`;
const WAITS = `${ROUTE}/depends_on`;
const unbound = patch(good, HOP, reference(CHENGDU));
const waitsForNothing = (attachment = at(ATTACHED)) => ({
  message: `the route does not wait for ${attachment}`,
  address: at(ROUTE),
  fault: attachment,
});
const byId = changed(good, { [`${ROUTE}/vpn_connection_id`]: "vco-1", [HOP]: "vco-1" });
/** The route depends on the attachment through a third resource. */
const by = (input: JsonValue, json = unbound) =>
  changed(json, { [WAITS]: ["terraform_data.settled"], "resource/terraform_data/settled": { input } });
const second = ATTACHED.replace("main", "second");
const two = patch(good, second, { vpn_id: reference(CHENGDU), transit_router_id: "tr-def456" });
const without = (json: Json, path: string) => patch(json, path, undefined);

testRule("static-route-after-attachment", {
  passes: {
    "a route over its attachment": good,
    "a route that depends on its attachment": patch(unbound, WAITS, [at(ATTACHED)]),
    "a route by way of something else": { in: by([{ ready: reference(ATTACHED) }]), as: ["synth"] },
    "a route of a connection that is not attached here": without(unbound, ATTACHED),
    "a route of a connection that no stack has": byId,
    "a route without a next hop": without(unbound, HOP),
    "a route without a connection": without(unbound, `${ROUTE}/vpn_connection_id`),
    "a route that is there already": planOfChange(without(unbound, ATTACHED), unbound),
    "an attachment that is there already": planOfChange(without(unbound, ROUTE), unbound),
  },
  finds: {
    "a route over the connection itself": {
      in: unbound,
      findings: [{ ...waitsForNothing(), with: [] }],
    },
    "a route that waits for one of two attachments": { in: two, findings: [waitsForNothing(at(second))] },
    "a route of a connection by its id": {
      in: patch(byId, `${ATTACHED}/vpn_id`, "vco-1"),
      findings: [waitsForNothing()],
    },
    "a route that waits for what is no resource": {
      in: by("www.example.com"),
      as: ["synth"],
      findings: [waitsForNothing()],
    },
    "a new route and a new attachment": {
      in: planOfChange(without(without(unbound, ROUTE), ATTACHED), unbound),
      findings: [waitsForNothing()],
    },
  },
  leavesOpen: {
    "of which connection a route is": patch(unbound, `${ROUTE}/vpn_connection_id`, UNKNOWN),
    "which connection is attached": patch(unbound, `${ATTACHED}/vpn_id`, UNKNOWN),
    "whether there is a next hop": { in: patch(good, HOP, UNKNOWN), as: ["synth"] },
    "what a local value waits for": { in: by(["${local.ready}"]), as: ["synth"] },
    "what an expression waits for": {
      in: by('${base64encode("planted.secret")}'),
      as: ["synth"],
      because: "what terraform_data.settled depends on is not known here",
    },
  },
});
