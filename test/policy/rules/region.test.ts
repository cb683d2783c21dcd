import { type Json, office, patch, site, stack, UNKNOWN } from "../fixtures";
import { ATTACHMENT, good } from "../good";
import { planOf } from "../plan-of";
import { testRule } from "../rule-test";

const inRegion = (...provider: Json[]): Json => ({ ...site("shanghai"), provider: { alicloud: provider } });
const elsewhere = inRegion({ region: "cn-fuzhou" });
const both = inRegion({ region: "cn-fuzhou" }, { alias: "beijing", region: "cn-beijing" });
const fuzhou = {
  at: "provider.alicloud.region",
  message: "cn-fuzhou has IPsec on VPN gateways only",
  fault: "cn-fuzhou",
  stacks: ["dev-sites"],
};

/** A plan whose region comes from a variable. */
function byVariable(value: string, variable: Json = {}): Json {
  const plan = planOf(inRegion({ region: "${var.region}" }));
  return {
    ...patch(plan, "configuration/root_module/variables", { region: variable }),
    variables: { region: { value } },
  };
}

testRule("region", {
  cannotBeWaived: "errors",
  passes: {
    "a region whose transit routers accept connections": good,
    "another region without attachments": stack({ provider: { alicloud: [{ region: "cn-fuzhou" }] } }, office()),
    "another provider configuration for the attachment": patch(both, `${ATTACHMENT}/provider`, "alicloud.beijing"),
    "another provider configuration by reference": {
      in: patch(both, `${ATTACHMENT}/provider`, "${alicloud.beijing}"),
      as: ["synth"],
    },
    "a region from a variable": byVariable("cn-hangzhou"),
  },
  finds: {
    "a region without IPsec on transit routers": { in: elsewhere, findings: [fuzhou] },
    "a misspelled region, once for all attachments": {
      in: { ...good, provider: { alicloud: { region: "cn-hangzhu" } } },
      as: ["synth"],
      findings: [
        {
          at: "provider.alicloud.region",
          message: "cn-hangzhu is not a region known to have IPsec-VPN on transit routers",
          level: "warning",
          fix: "did you mean cn-hangzhou?",
          fault: "cn-hangzhu",
        },
      ],
    },
    "a region that is closed": {
      in: inRegion({ region: "ap-south-1" }),
      findings: [{ at: "provider.alicloud.region", message: "ap-south-1 is closed", fault: "ap-south-1" }],
    },
    "an unlisted region": {
      in: inRegion({ region: "eu-west-9" }),
      findings: [
        {
          at: "provider.alicloud.region",
          message: "eu-west-9 is not a region known to have IPsec-VPN on transit routers",
          level: "warning",
          fix: "look in the console whether the region has IPsec-VPN on transit routers; if so, waive this",
        },
      ],
    },
    "the region of the attachment's provider configuration": { in: both, findings: [fuzhou] },
    "a region from a variable": { in: byVariable("cn-fuzhou"), findings: [fuzhou] },
  },
  leavesOpen: {
    "an unknown region": inRegion({ region: UNKNOWN }),
    "a missing region": { in: site("shanghai"), because: "provider.alicloud.region is not given" },
    "an empty region": inRegion({ region: "" }),
    "a region that is a secret": byVariable("PLANTED", { sensitive: true }),
  },
});
