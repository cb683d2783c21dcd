import { type Json, patch, UNKNOWN } from "../fixtures";
import { ATTACHMENT, at, CIDR, changed, good, hub, MADE_HERE, ROUTER } from "../good";
import { planOfChange } from "../plan-of-change";
import { testRule } from "../rule-test";
import { settled } from "../settled";

const without = patch(hub, CIDR, undefined);
const noCidr = { message: "the transit router has VPN attachments, but no CIDR", address: at(ROUTER) };
const first = {
  message: "the transit router gets its first VPN attachment, but no stack has a CIDR for it",
  level: "warning" as const,
  address: at(ROUTER),
};
/** A plan of new attachments on an existing transit router with a known id; `attached` exist already. */
const later = (json: Json, attached: readonly string[] = []) =>
  settled(json, (changes) => {
    for (const [address, { change }] of changes) {
      if (address === at(ROUTER))
        for (const side of [change.before, change.after]) Object.assign(side ?? {}, { transit_router_id: "tr-abc123" });
      if (address.includes("vpn_attachment") && !attached.includes(address))
        Object.assign(change, { actions: ["create"], before: null });
      if (attached.includes(address))
        for (const side of [change.before, change.after]) Object.assign(side ?? {}, { transit_router_id: "tr-abc123" });
    }
  });
const second = ATTACHMENT.replace("shanghai", "chengdu");
const two = changed(without, { [second]: { vpn_id: "vco-abc123", transit_router_id: MADE_HERE } });
/** The plan in which the second attachment exists, and is destroyed. */
const gone = (id: string) => {
  const plan = later(two, [at(second)]);
  for (const { address, change } of plan.resource_changes as { address: string; change: Json }[])
    if (address === at(second))
      Object.assign(change, {
        actions: ["delete"],
        before: { ...(change.before as Json), transit_router_id: id },
        after: null,
      });
  return plan;
};

testRule("transit-router-cidr-present", {
  passes: {
    "a CIDR of the transit router": hub,
    "a transit router of another stack": good,
    "a transit router without attachments": changed(without, { [ATTACHMENT]: undefined }),
    "the first attachment later, and a CIDR": later(hub),
    "a second attachment later": later(two, [at(second)]),
    "an attachment that replaces another": gone("tr-abc123"),
    "no new attachment": planOfChange(without, without),
  },
  finds: {
    "no CIDR": { in: without, findings: [noCidr] },
    "a CIDR of another transit router": {
      in: patch(hub, `${CIDR}/transit_router_id`, "tr-def456"),
      as: ["plan"],
      findings: [noCidr],
    },
    "a CIDR with count 0": { in: patch(hub, `${CIDR}/count`, 0), as: ["synth"], findings: [noCidr] },
    "the first attachment on an existing transit router": { in: later(without), findings: [first] },
    "the first attachment, while another transit router's is destroyed": { in: gone("tr-def456"), findings: [first] },
  },
  leavesOpen: {
    "the transit router of a CIDR": patch(hub, `${CIDR}/transit_router_id`, UNKNOWN),
    "the transit router of an attachment": patch(without, `${ATTACHMENT}/transit_router_id`, UNKNOWN),
    "whether an id is the transit router's": {
      in: patch(hub, `${CIDR}/transit_router_id`, "tr-def456"),
      as: ["synth"],
    },
  },
});
