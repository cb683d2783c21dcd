import { type Json, patch, UNKNOWN } from "../fixtures";
import { at, CONNECTION, changed, good, OFFICE, OFFICE_TUNNEL_2, TUNNEL_1, TUNNEL_2 } from "../good";
import { planOf } from "../plan-of";
import { testRule } from "../rule-test";

const KEY_1 = `${TUNNEL_1}/tunnel_ike_config/psk`;
const KEY_2 = `${TUNNEL_2}/tunnel_ike_config/psk`;
const message = "both tunnels have the same PSK";
/** A plan that does not know Shanghai's PSKs, with the references from which they come. */
const unknown = (...written: readonly string[]): Json => {
  const plan = planOf(good);
  for (const { address, change } of plan.resource_changes as { address: string; change: Json }[]) {
    if (address !== at(CONNECTION)) continue;
    for (const [side, psk] of [
      ["after", undefined],
      ["after_unknown", true],
    ] as const)
      for (const tunnel of (change[side] as { tunnel_options_specification: { tunnel_ike_config: Json[] }[] })
        .tunnel_options_specification)
        Object.assign(tunnel.tunnel_ike_config[0] ?? {}, { psk });
  }
  const { root_module } = plan.configuration as {
    root_module: { resources: { address: string; expressions: Json }[] };
  };
  const tunnels = root_module.resources.find(({ address }) => address === at(CONNECTION))?.expressions
    .tunnel_options_specification;
  for (const [index, tunnel] of (tunnels as { tunnel_ike_config: Json[] }[]).entries())
    Object.assign(tunnel.tunnel_ike_config[0] ?? {}, {
      psk: { constant_value: `\${${written[index]}}`, references: [written[index] ?? ""] },
    });
  return plan;
};
const both = (key: string): Json => changed(good, { [KEY_1]: key, [KEY_2]: key });

testRule("key-per-tunnel", {
  passes: {
    "a PSK for each tunnel": good,
    "one placeholder for both tunnels": both("PLACEHOLDER-never-apply"),
    "a tunnel without a PSK": patch(good, KEY_2, undefined),
    "one PSK in two connections": patch(good, KEY_2, '${var.psks["office/main/1"]}'),
  },
  finds: {
    "one variable for both tunnels": {
      in: patch(good, KEY_2, '${var.psks["shanghai/main/1"]}'),
      findings: [{ at: "tunnels.2.ike.psk", message, address: at(CONNECTION) }],
    },
    "one PSK for both tunnels, which a resource generates": {
      in: unknown("random_password.a.result", "random_password.a.result"),
      findings: [{ at: "tunnels.2.ike.psk", message, address: at(CONNECTION) }],
    },
    "one literal for both tunnels": {
      in: both("a-key-that-stands-in-the-text"),
      findings: [{ at: "tunnels.2.ike.psk", message, address: at(CONNECTION) }],
    },
    "one variable for both tunnels on a VPN gateway": {
      in: patch(good, `${OFFICE_TUNNEL_2}/tunnel_ike_config/0/psk`, '${var.psks["office/main/1"]}'),
      findings: [{ at: "tunnels.2.ike.psk", message, address: at(OFFICE) }],
    },
  },
  leavesOpen: {
    "PSKs that two resources generate": unknown("random_password.a.result", "random_password.b.result"),
    "PSKs that a function generates twice": unknown(
      "one(random_password.a[*].result)",
      "one(random_password.a[*].result)",
    ),
    "a PSK that is not known yet": patch(good, KEY_2, UNKNOWN),
  },
});
