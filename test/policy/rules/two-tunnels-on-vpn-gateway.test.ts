import { type Json, patch, UNKNOWN } from "../fixtures";
import { at, good, OFFICE } from "../good";
import { testRule } from "../rule-test";

const GATEWAY = { customer_gateway_id: "cgw-abc123" };
const TUNNELS = `${OFFICE}/tunnel_options_specification`;
const tunnels = (...roles: readonly string[]): Json =>
  patch(
    good,
    TUNNELS,
    roles.map((role) => ({ ...GATEWAY, role })),
  );
const address = at(OFFICE);

testRule("two-tunnels-on-vpn-gateway", {
  cannotBeWaived: "errors",
  passes: {
    "master and slave": tunnels("master", "slave"),
    "roles by the order of the tunnels": patch(good, TUNNELS, [GATEWAY, GATEWAY]),
    "only one written role": patch(good, TUNNELS, [GATEWAY, { ...GATEWAY, role: "master" }]),
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
    "a role that the cloud does not know": {
      in: tunnels("master", "backup"),
      findings: [
        { at: "tunnels.2.role", message: "“backup” is not a known role", address, level: "warning", fault: "backup" },
      ],
    },
    "a tunnel without a customer gateway": {
      in: patch(good, TUNNELS, [{ ...GATEWAY, role: "master" }, { role: "slave" }]),
      as: ["synth", "plan"],
      findings: [{ at: "tunnels.2.customer_gateway_id", message: "the tunnel has no customer gateway", address }],
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
