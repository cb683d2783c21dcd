import { type Json, patch, resources, site, stack } from "../fixtures";
import { ATTACHMENT, at, CHENGDU, CONNECTION, changed } from "../good";
import { planOfChange } from "../plan-of-change";
import { testRule } from "../rule-test";
import { stateOf } from "../state-of";

const GRANT = "resource/alicloud_cen_transit_router_grant_attachment/shanghai__main";
const granted = changed(site("shanghai"), {
  [CONNECTION]: undefined,
  [`${ATTACHMENT}/vpn_id`]: "vco-1",
  [GRANT]: { instance_id: "vco-1", instance_type: "VPN" },
});
const revoked = patch(granted, GRANT, undefined);
const nothing = changed(revoked, { [ATTACHMENT]: undefined });

/** A plan that shows the dependencies of existing objects. */
function waited(plan: Json, dependsOn: readonly string[] = [at(GRANT)]): Json {
  const attachment = { address: at(ATTACHMENT), depends_on: [...dependsOn] };
  return { ...plan, prior_state: { values: { root_module: { resources: [attachment] } } } };
}

const revokedFirst = {
  message: `the grant is destroyed while ${at(ATTACHMENT)} is attached by it`,
  address: at(GRANT),
};
const byChance = {
  ...revokedFirst,
  message: `${revokedFirst.message}, unless Terraform happens to choose the other order`,
};
const grantAlone = resources({
  alicloud_cen_transit_router_grant_attachment: { shanghai__main: { instance_id: "vco-1" } },
});
const attachmentAlone = patch(granted, GRANT, undefined);

testRule("grant-destroyed-first", {
  passes: {
    "an attachment that is destroyed before its grant": waited(planOfChange(granted, nothing)),
    "a grant that does not change": planOfChange(granted, granted),
    "a grant that is replaced": planOfChange(granted, patch(granted, `${GRANT}/cen_owner_id`, "6543210987654321")),
    "a grant of a connection that is not attached": planOfChange(grantAlone, {}),
    "a grant of another connection": planOfChange(
      patch(granted, `${GRANT}/instance_id`, "vco-2"),
      patch(granted, GRANT, undefined),
    ),
    "a grant without a connection, beside an attachment without one": planOfChange(
      changed(granted, { [`${GRANT}/instance_id`]: undefined, [`${ATTACHMENT}/vpn_id`]: undefined }),
      changed(revoked, { [`${ATTACHMENT}/vpn_id`]: undefined }),
    ),
  },
  finds: {
    "a grant whose attachment stays": { in: planOfChange(granted, revoked), findings: [revokedFirst] },
    "a grant whose attachment stays, beside other attachments": {
      in: planOfChange(stack(site("chengdu"), granted), stack(site("chengdu"), revoked)),
      findings: [revokedFirst],
    },
    "a grant whose attachment is destroyed in any order": {
      in: waited(planOfChange(granted, nothing), [at(CHENGDU)]),
      findings: [byChance],
    },
    "a grant whose attachment is destroyed in an unknown order": {
      in: planOfChange(granted, nothing),
      findings: [byChance],
    },
    "a grant whose attachment stays in another stack": {
      in: planOfChange(grantAlone, {}),
      beside: { elsewhere: stateOf(attachmentAlone) },
      findings: [{ ...revokedFirst, stacks: ["dev-sites", "elsewhere"] }],
    },
    "a grant whose attachment is destroyed in another stack, which has a grant with this name": {
      in: planOfChange(grantAlone, {}),
      beside: { elsewhere: waited(planOfChange(attachmentAlone, {})) },
      findings: [{ ...byChance, stacks: ["dev-sites", "elsewhere"] }],
    },
  },
});
