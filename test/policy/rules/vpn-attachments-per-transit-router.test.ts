import { type Json, sites, stack, UNKNOWN } from "../fixtures";
import { MADE_HERE } from "../good";
import { planOfChange } from "../plan-of-change";
import { testRule } from "../rule-test";
import { settled } from "../settled";

const TYPE = "alicloud_cen_transit_router_vpn_attachment";
const more = (count: number, prefix: string, options = {}) => sites(count, options, prefix);
const tooMany = { message: "tr-abc123 has 51 VPN attachments: 1 too many" };
const left = (count: number, rest: number | "none") => ({
  message: `tr-abc123 has ${count} VPN attachments: ${rest} of 50 left`,
  level: "warning" as const,
});
const withHub = (count: number) =>
  stack(
    { resource: { alicloud_cen_transit_router: { main: { cen_id: "cen-abc123" } } } },
    sites(count, { transitRouter: MADE_HERE }),
  );
const inventory = [{ transitRouter: "tr-abc123", count: 12, source: "inventory.yaml:2:5" }];

testRule("vpn-attachments-per-transit-router", {
  cannotBeWaived: "errors",
  passes: {
    "thirty-nine attachments": sites(39),
    "fifty attachments of two transit routers": stack(sites(25), more(25, "more", { transitRouter: "tr-2" })),
    "forty-four attachments, with a later warning": { in: sites(44), options: { headroom: 0.9 } },
    "more attachments, with a raised limit": {
      in: sites(51),
      judge: {
        limits: [{ limit: "vpnAttachmentsPerTransitRouter", most: 80, reason: "request 4711", source: "cenvpn.yaml" }],
      },
    },
  },
  finds: {
    "the fifty-first attachment": {
      in: sites(51),
      findings: [{ ...tooMany, address: `${TYPE}.site-9__main` }],
    },
    "the fortieth attachment, a warning": { in: sites(40), findings: [left(40, 10)] },
    "the fiftieth attachment": { in: sites(50), findings: [left(50, "none")] },
    "forty-five attachments, with a later warning": {
      in: sites(45),
      options: { headroom: 0.9 },
      findings: [left(45, 5)],
    },
    "the fifty-first attachment in another stack": {
      in: sites(30),
      beside: { more: more(21, "more") },
      as: ["synth"],
      findings: [{ message: `${tooMany.message}; 30 in dev-sites, 21 in more`, stacks: ["dev-sites", "more"] }],
    },
    "the fifty-first attachment, with attachments that no stack has": {
      in: sites(39),
      judge: { inventory },
      findings: [{ message: `${tooMany.message}; 12 in inventory, 39 in dev-sites` }],
    },
    "the fifty-first attachment of this stack's transit router": {
      in: withHub(51),
      as: ["synth", "plan"],
      findings: [{ message: "dev-sites/alicloud_cen_transit_router.main has 51 VPN attachments: 1 too many" }],
    },
    "the attachment that a plan adds, at any position": {
      in: planOfChange(sites(50), stack(sites(50), more(1, "amsterdam"))),
      findings: [{ ...tooMany, address: `${TYPE}.amsterdam-1__main` }],
    },
    "the attachment that a plan adds to another stack's": {
      in: planOfChange({}, more(21, "amsterdam")),
      beside: { sites: sites(30) },
      findings: [
        {
          message: `${tooMany.message}; 21 in dev-sites, 30 in sites`,
          address: `${TYPE}.amsterdam-9__main`,
          stacks: ["dev-sites", "sites"],
        },
      ],
    },
    "the last attachment that a plan adds": {
      in: planOfChange(sites(50), stack(sites(50), more(2, "amsterdam"))),
      findings: [{ message: "tr-abc123 has 52 VPN attachments: 2 too many", address: `${TYPE}.amsterdam-2__main` }],
    },
    "the last attachment, if a plan adds none": {
      in: planOfChange(sites(51), sites(51)),
      findings: [{ ...tooMany, address: `${TYPE}.site-9__main` }],
    },
    "the last attachment, if a plan changes another": {
      in: settled(sites(51), (changes) => {
        const { change } = changes.get(`${TYPE}.site-1__main`) ?? {};
        Object.assign(change ?? {}, { actions: ["update"] });
      }),
      findings: [{ ...tooMany, address: `${TYPE}.site-9__main` }],
    },
    "an attachment that is made before another is destroyed, so that both exist meanwhile": {
      in: acting(settled(sites(50)), { 7: ["create", "delete"] }),
      findings: [
        {
          message:
            "tr-abc123 has 50 VPN attachments, but 51 while this is applied: 1 of them replaced, the new one first",
        },
      ],
    },
    "an attachment that may be made before another is destroyed": {
      in: planOfChange(stack(sites(49), more(1, "old")), stack(sites(49), more(1, "new"))),
      findings: [
        {
          message:
            "tr-abc123 has 50 VPN attachments, but up to 51 while this is applied: Terraform may create new objects before it destroys old ones",
          level: "warning",
        },
      ],
    },
    "an attachment that is destroyed before it is made again": {
      in: acting(settled(sites(50)), { 7: ["delete", "create"] }),
      findings: [left(50, "none")],
    },
    "an attachment that Terraform forgets, beside fifty": {
      in: forgetting(planOfChange(stack(sites(50), more(1, "old")), sites(50))),
      findings: [tooMany],
    },
  },
  leavesOpen: {
    "the transit router of an attachment": stack(sites(39), more(2, "open", { transitRouter: UNKNOWN })),
    "the attachments in unreadable files": { in: sites(1), judge: { missing: ["environments/prod.yaml"] } },
  },
});

/** The plan with other actions for attachments, by their position. */
function acting(plan: Json, actions: Readonly<Record<number, string[]>>): Json {
  const attachments = (plan.resource_changes as (Json & { change: Json })[]).filter(({ type }) => type === TYPE);
  for (const [place, own] of Object.entries(actions))
    Object.assign(attachments[Number(place)]?.change ?? {}, { actions: own });
  return plan;
}

function forgetting(plan: Json): Json {
  for (const { address, change } of plan.resource_changes as { address: string; change: Json }[])
    if (address === `${TYPE}.old-1__main`) change.actions = ["forget"];
  return plan;
}
