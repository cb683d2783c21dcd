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
    "a route that depends on its attachment through another resource": {
      in: by([{ ready: reference(ATTACHED) }]),
      as: ["synth"],
    },
    "a route of a connection that another stack attaches": without(unbound, ATTACHED),
    "a route of a connection that no stack has": byId,
    "a route without a next hop": without(unbound, HOP),
    "a route without a connection": without(unbound, `${ROUTE}/vpn_connection_id`),
    "an existing route": planOfChange(without(unbound, ATTACHED), unbound),
    "an existing attachment": planOfChange(without(unbound, ROUTE), unbound),
  },
  finds: {
    "a route over the connection itself": {
      in: unbound,
      findings: [{ ...waitsForNothing(), with: [] }],
    },
    "a route that depends on one of two attachments": { in: two, findings: [waitsForNothing(at(second))] },
    "a route of a connection with an id": {
      in: patch(byId, `${ATTACHED}/vpn_id`, "vco-1"),
      findings: [waitsForNothing()],
    },
    "a route that depends on something that is no resource": {
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
    "the connection of a route": patch(unbound, `${ROUTE}/vpn_connection_id`, UNKNOWN),
    "the connection of an attachment": patch(unbound, `${ATTACHED}/vpn_id`, UNKNOWN),
    "an unknown next hop": { in: patch(good, HOP, UNKNOWN), as: ["synth"] },
    "the dependencies of a local value": { in: by(["${local.ready}"]), as: ["synth"] },
    "the dependencies of an expression": {
      in: by('${base64encode("planted.secret")}'),
      as: ["synth"],
      because: "what terraform_data.settled depends on is not known here",
    },
  },
});
