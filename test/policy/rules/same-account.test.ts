import { type Json, patch, resources, site, stack, UNKNOWN } from "../fixtures";
import { ATTACHMENT, at, CIDR, CONNECTION, changed, GATEWAY_2, good, MADE_HERE, ROUTER, reference } from "../good";
import { planOfChange } from "../plan-of-change";
import { testRule } from "../rule-test";

const HERE = "1234567890123456";
const THERE = "6543210987654321";

/** Some resources in a second provider configuration, of this account. */
function inOther(json: Json, paths: readonly string[], account: Json): Json {
  const providers = [
    { region: "cn-hangzhou", account_id: HERE },
    { alias: "far", region: "cn-hangzhou", ...account },
  ];
  return changed(
    { ...json, provider: { alicloud: providers } },
    Object.fromEntries(paths.map((path) => [`${path}/provider`, "alicloud.far"])),
  );
}
const far = (...paths: readonly string[]) => inOther(good, paths, { account_id: THERE });
const hub = stack(
  resources({
    alicloud_cen_transit_router: { main: { cen_id: "cen-abc123" } },
    alicloud_cen_transit_router_cidr: { main: { transit_router_id: MADE_HERE, cidr: "10.255.0.0/24" } },
  }),
  site("shanghai", { transitRouter: reference(CIDR, "transit_router_id") }),
);
const apart = (named: string, here: string, argument: string) => ({
  at: argument,
  message: `${at(named)} is in account ${THERE}, but ${at(here)} is in ${HERE}`,
  address: at(here),
});

testRule("same-account", {
  passes: {
    "one provider configuration": good,
    "two provider configurations of one account": inOther(good, [GATEWAY_2], { account_id: HERE }),
    "a provider configuration that names no account": inOther(good, [GATEWAY_2], {}),
    "a connection of another account, which another rule judges": far(ATTACHMENT),
    "what exists already": planOfChange(far(GATEWAY_2), far(GATEWAY_2)),
  },
  finds: {
    "a customer gateway in another account": {
      in: far(GATEWAY_2),
      findings: [apart(GATEWAY_2, CONNECTION, "tunnels.2.customer_gateway_id")],
    },
    "a customer gateway in the account of a role": {
      in: inOther(good, [GATEWAY_2], { assume_role: [{ role_arn: `acs:ram::${THERE}:role/network` }] }),
      findings: [apart(GATEWAY_2, CONNECTION, "tunnels.2.customer_gateway_id")],
    },
    "a transit router in another account": {
      in: inOther(hub, [ROUTER], { account_id: THERE }),
      findings: [CIDR, ATTACHMENT].map((path) => ({
        ...apart(ROUTER, path, "transit_router_id"),
        with: [at(ROUTER)],
      })),
    },
  },
  leavesOpen: {
    "the customer gateway of a tunnel": patch(
      far(GATEWAY_2),
      `${CONNECTION}/tunnel_options_specification/1/customer_gateway_id`,
      UNKNOWN,
    ),
  },
});
