import { type Case, good } from "./cases";
import { type Json, site, stack } from "./fixtures";
import { keyNamed } from "./plan-of";
import { act, type Changed, idOf, settled } from "./settled";

export { act, idOf, settled } from "./settled";

// Rules that only a plan can decide. Everything is there already, and one thing changes.

export const CONNECTION = "alicloud_vpn_gateway_vpn_attachment.shanghai__main";
export const ATTACHMENT = "alicloud_cen_transit_router_vpn_attachment.shanghai__main";
const ASSOCIATION = "alicloud_cen_transit_router_route_table_association.shanghai__main";
export const GATEWAY = "alicloud_vpn_customer_gateway.shanghai__edge-1";
export const CIDR = "alicloud_cen_transit_router_cidr.main";
const GRANT = "alicloud_cen_transit_router_grant_attachment.shanghai__main";

const fine = settled(good);
const replaced = (address: string, cause: string, actions = ["delete", "create"]): Case => ({
  pass: fine,
  fail: settled(good, (changes) => act(changes.get(address), actions, cause)),
});

/** With one argument of the first tunnel as the plan leaves it, and as it is written. */
export function edited(planned: Json, expression?: Json): Json {
  return settled(stack(site("shanghai")), (changes, plan) => {
    const { after } = (changes.get(CONNECTION) as Changed).change;
    const [tunnel] = (after as { tunnel_options_specification: { tunnel_ike_config: Json[] }[] })
      .tunnel_options_specification;
    Object.assign(tunnel?.tunnel_ike_config[0] ?? {}, planned);
    plan.variables = {
      psks: { value: Object.fromEntries(["shanghai/main/1", "shanghai/main/2"].map((name) => [name, keyNamed(name)])) },
    };
    if (!expression) return;
    const { resources } = (plan.configuration as { root_module: { resources: Json[] } }).root_module;
    const written = resources.find(({ address }) => address === CONNECTION) as {
      expressions: { tunnel_options_specification: { tunnel_ike_config: Json[] }[] };
    };
    Object.assign(written.expressions.tunnel_options_specification[0]?.tunnel_ike_config[0] ?? {}, expression);
  });
}

/** One whose key is written as a variable in HCL, of which the value is given. */
export const keyOf = (value: string) => {
  const plan = edited({}, { psk: { references: ["var.key"] } });
  return { ...plan, variables: { ...(plan.variables as Json), key: { value } } };
};

const granted = stack(good, {
  resource: { alicloud_cen_transit_router_grant_attachment: { shanghai__main: { instance_id: "vco-1" } } },
});
export const ungranted = (attachment: string[], depends_on: string[]) =>
  settled(granted, (changes, plan) => {
    const { change } = changes.get(ATTACHMENT) as Changed;
    change.after = change.before = { ...change.before, vpn_id: "vco-1" };
    act(changes.get(GRANT), ["delete"]);
    act(changes.get(ATTACHMENT), attachment);
    plan.prior_state = { values: { root_module: { resources: [{ address: ATTACHMENT, depends_on }] } } };
  });

export const checked = (status: string, kind = "resource", message = "the tunnels differ") =>
  settled(good, (_, plan) => {
    const problems = [{ message }];
    plan.checks = [{ address: { kind, to_display: CONNECTION }, status, instances: [{ status, problems }] }];
  });

/** A customer gateway that is destroyed, and one that is made as it was, but for some arguments. */
const exchanged = (other: Json, unknown: Json = {}) =>
  settled(good, (changes, plan) => {
    const old = changes.get(GATEWAY) as Changed;
    const { id: _, ...after } = { ...old.change.before, ...other };
    const change = { actions: ["create"], before: null, after, after_unknown: { id: true, ...unknown } };
    const name = "berlin__fw";
    (plan.resource_changes as Json[]).push({
      ...old,
      address: GATEWAY.replace("shanghai__edge-1", name),
      name,
      change,
    });
    act(old, ["delete"]);
  });

/** By rule, as `cases`. */
export const planCases: Readonly<Record<string, Case>> = {
  "association-replaced": replaced(ASSOCIATION, "transit_router_route_table_id"),
  "connection-replaced": replaced(CONNECTION, "network_type"),
  "grant-destroyed-first": {
    pass: ungranted(["delete"], [GRANT]),
    fail: ungranted(["delete"], []),
  },
  "last-association-destroyed": {
    pass: fine,
    fail: settled(good, (changes) => {
      const association = changes.get(ASSOCIATION);
      act(association, ["delete"]);
      Object.assign(association?.change ?? {}, { before: { transit_router_attachment_id: idOf(ATTACHMENT) } });
    }),
  },
  "rename-without-move": {
    pass: exchanged({ ip_address: "45.106.255.99" }),
    fail: exchanged({}),
    undecided: exchanged({ ip_address: undefined }, { ip_address: true }),
  },
  "terraform-checks": { pass: checked("pass"), fail: checked("fail"), undecided: checked("unknown", "check") },
  "transit-router-cidr-in-use": {
    pass: fine,
    fail: settled(good, (changes) => act(changes.get(CIDR), ["delete"])),
  },
  "unsent-tunnel-edit": {
    pass: edited({}),
    fail: edited({ psk: "PLANTED-old-key" }),
    undecided: edited({}, { psk: { references: ["local.keys"] } }),
  },
  "whole-plan": { pass: fine, fail: { ...fine, errored: true }, undecided: { ...fine, complete: false } },
};

export const planComplaints: Readonly<Record<string, { readonly argument?: string; readonly message: string }>> = {
  "association-replaced": {
    message:
      "the association is replaced (transit_router_route_table_id): for some seconds nothing is forwarded, and advertised routes are withdrawn",
  },
  "connection-replaced": {
    message:
      "both tunnels go down: the connection is replaced (network_type), with other gateway addresses; the peer must be reconfigured",
  },
  "grant-destroyed-first": {
    message: `the grant is destroyed while ${ATTACHMENT} is attached by it, unless chance has it otherwise`,
  },
  "last-association-destroyed": { message: `the last association of ${ATTACHMENT} is destroyed` },
  "rename-without-move": {
    message: `${GATEWAY} is the same by address and ASN, and is destroyed while this is made`,
  },
  "terraform-checks": { message: "the tunnels differ" },
  "transit-router-cidr-in-use": {
    message:
      "the CIDR is destroyed while alicloud_cen_transit_router_vpn_attachment.chengdu__main is attached, whose addresses come from it",
  },
  "unsent-tunnel-edit": {
    argument: "tunnels.1.ike.psk",
    message: "tunnels.1.ike.psk is written otherwise than the plan leaves it: the edit is not sent",
  },
  "whole-plan": { message: "Terraform failed while it planned: the plan lacks something" },
};
