import { type Json, patch, UNKNOWN } from "../fixtures";
import { at, good, OFFICE } from "../good";
import { testRule } from "../rule-test";

const tunnels = (...roles: readonly string[]): Json =>
  patch(
    good,
    `${OFFICE}/tunnel_options_specification`,
    roles.map((role) => ({ role })),
  );
const address = at(OFFICE);

testRule("two-tunnels-on-vpn-gateway", {
  cannotBeWaived: "errors",
  passes: {
    "master and slave": tunnels("master", "slave"),
    "roles by the order of the tunnels": patch(good, `${OFFICE}/tunnel_options_specification`, [{}, {}]),
    "only one written role": patch(good, `${OFFICE}/tunnel_options_specification`, [{}, { role: "master" }]),
    "the single-tunnel form": patch(tunnels(), `${OFFICE}/customer_gateway_id`, "cgw-abc123"),
  },
  finds: {
    "one tunnel": { in: tunnels("master"), findings: [{ at: "tunnels", message: "there is 1 tunnel", address }] },
    "two masters": {
      in: tunnels("master", "master"),
      findings: [{ at: "tunnels.2.role", message: "both tunnels are the master", address, fault: "master" }],
    },
    "two slaves": {
      in: tunnels("slave", "slave"),
      findings: [{ at: "tunnels.2.role", message: "both tunnels are the slave", address, fault: "slave" }],
    },
    "the slave first": {
      in: tunnels("slave", "master"),
      findings: [{ at: "tunnels.1.role", message: "the slave stands before the master", address, level: "warning" }],
    },
    "three tunnels": {
      in: tunnels("master", "slave", "slave"),
      findings: [{ at: "tunnels", message: "there are 3 tunnels", address }],
    },
    "no tunnels, and no customer gateway either": {
      in: tunnels(),
      findings: [{ at: "tunnels", message: "there are 0 tunnels", address }],
    },
    "one tunnel beside a customer gateway": {
      in: patch(tunnels("master"), `${OFFICE}/customer_gateway_id`, "cgw-abc123"),
      findings: [{ at: "tunnels", message: "there is 1 tunnel", address }],
    },
  },
  leavesOpen: {
    "tunnels that are not known yet": patch(good, `${OFFICE}/tunnel_options_specification`, UNKNOWN),
    "the role of a tunnel": patch(good, `${OFFICE}/tunnel_options_specification/0/role`, UNKNOWN),
  },
});
