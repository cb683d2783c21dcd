import { type Json, patch, resources, UNKNOWN } from "../fixtures";
import { ATTACHMENT, at, CONNECTION, changed, GATEWAY_1, good, OFFICE, TUNNEL_1, TUNNELS } from "../good";
import { planOfChange } from "../plan-of-change";
import { testRule } from "../rule-test";
import { idOf } from "../settled";
import { stateOf } from "../state-of";

const ADDRESS = `${GATEWAY_1}/ip_address`;
const moved = patch(good, ADDRESS, "203.0.113.77");
const createdFirst = patch(moved, `${GATEWAY_1}/lifecycle`, { create_before_destroy: true });
const address = at(GATEWAY_1);
const refused = `the customer gateway is replaced (ip_address), and destroyed while ${at(CONNECTION)} uses it: the cloud refuses that`;

const alone = (ip: string): Json => ({
  resource: { alicloud_vpn_customer_gateway: { "shanghai__edge-1": { ip_address: ip } } },
});
const aloneReplaced = planOfChange(alone("203.0.113.10"), alone("203.0.113.77"));
/** The connections, in a stack of which only the state is known. */
const others = stateOf(
  changed(good, {
    "resource/alicloud_vpn_customer_gateway": undefined,
    [`${TUNNEL_1}/customer_gateway_id`]: idOf(address),
  }),
);
const single = (json: Json): Json =>
  changed(json, {
    [TUNNELS]: [],
    [`${CONNECTION}/customer_gateway_id`]: idOf(address),
    [`${CONNECTION}/ike_config`]: [{}],
  });

testRule("customer-gateway-replaced", {
  cannotBeWaived: "errors",
  passes: {
    "a gateway that does not change": planOfChange(good, good),
    "another name": planOfChange(good, patch(good, `${GATEWAY_1}/customer_gateway_name`, "edge")),
    "a new gateway": planOfChange(patch(good, GATEWAY_1, undefined), good),
    "a gateway whose connection is replaced with it": planOfChange(
      good,
      patch(moved, `${CONNECTION}/network_type`, "private"),
    ),
    "a gateway whose connection is destroyed with it": planOfChange(
      good,
      changed(moved, { [CONNECTION]: undefined, [ATTACHMENT]: undefined }),
    ),
  },
  finds: {
    "a gateway that is destroyed first": {
      in: planOfChange(good, moved),
      findings: [{ message: refused, address, fault: " (ip_address), destroyed first" }],
    },
    "a new gateway before the old one is destroyed": {
      in: planOfChange(good, createdFirst),
      findings: [
        {
          message: `the customer gateway is replaced (ip_address): tunnels of ${at(CONNECTION)} go down meanwhile`,
          level: "warning",
          fault: " (ip_address)",
          address,
        },
      ],
    },
    "a gateway whose connection is changed in place": {
      in: planOfChange(good, patch(moved, `${CONNECTION}/vpn_attachment_name`, "main")),
      findings: [{ message: refused, address }],
    },
    "a gateway whose connection Terraform forgets": {
      in: forgetting(planOfChange(good, moved)),
      findings: [{ message: refused, address }],
    },
    "a gateway of a connection whose tunnels are known later": {
      in: planOfChange(good, patch(moved, TUNNELS, UNKNOWN)),
      findings: [{ message: refused, address }],
    },
    "a gateway in the single-tunnel form": {
      in: planOfChange(single(good), single(moved)),
      findings: [{ message: refused, address }],
    },
    "a gateway of two connections": {
      in: planOfChange(twice(good), twice(moved)),
      findings: [{ message: refused.replace(at(CONNECTION), `${at(CONNECTION)}, ${at(OFFICE)}`), address }],
    },
    "a gateway of a connection in another stack": {
      in: aloneReplaced,
      beside: { elsewhere: others },
      findings: [{ message: refused, address, stacks: ["dev-sites", "elsewhere"] }],
    },
  },
  leavesOpen: {
    "a gateway that no known connection uses": {
      in: aloneReplaced,
      because: "a connection outside the given stacks may use the customer gateway",
    },
    "a gateway that no known connection uses, beside others": {
      in: aloneReplaced,
      beside: { elsewhere: stateOf(resources({ alicloud_vpn_connection: { branch: { vpn_gateway_id: "vpn-1" } } })) },
    },
  },
});

/** The plan, which now forgets the connection. */
function forgetting(plan: Json): Json {
  const changes = plan.resource_changes as { address: string; change: Json }[];
  for (const one of changes)
    if (one.address === at(CONNECTION)) Object.assign(one.change, { actions: ["forget"], after: null });
  return plan;
}

/** The stack, in which the office also ends at the same device. */
function twice(json: Json): Json {
  return patch(json, `${OFFICE}/tunnel_options_specification/0/customer_gateway_id`, `\${${address}.id}`);
}
