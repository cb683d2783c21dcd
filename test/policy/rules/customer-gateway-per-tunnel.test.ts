import { patch, UNKNOWN } from "../fixtures";
import { at, CONNECTION, changed, GATEWAY_1, good, reference, TUNNEL_1, TUNNEL_2, TUNNELS } from "../good";
import { testRule } from "../rule-test";

const ID_1 = `${TUNNEL_1}/customer_gateway_id`;
const ID_2 = `${TUNNEL_2}/customer_gateway_id`;
const finding = {
  at: "tunnels.2.customer_gateway_id",
  message: "both tunnels end at one customer gateway",
  address: at(CONNECTION),
};

testRule("customer-gateway-per-tunnel", {
  passes: {
    "a customer gateway for each tunnel": good,
    "one customer gateway for both tunnels on a VPN gateway": good,
    "two ids": changed(good, { [ID_1]: "cgw-1", [ID_2]: "cgw-2" }),
    "a single tunnel": patch(good, TUNNELS, [{ tunnel_index: 1, customer_gateway_id: "cgw-1" }]),
  },
  finds: {
    "one customer gateway for both tunnels": { in: patch(good, ID_2, reference(GATEWAY_1)), findings: [finding] },
    "one id for both tunnels": { in: changed(good, { [ID_1]: "cgw-1", [ID_2]: "cgw-1" }), findings: [finding] },
    "one local value for both tunnels": {
      in: changed(good, { [ID_1]: "${local.edge}", [ID_2]: "${local.edge}" }),
      as: ["synth"],
      findings: [finding],
    },
    "one variable for both tunnels": {
      in: changed(good, { [ID_1]: "${var.edge}", [ID_2]: "${var.edge}" }),
      as: ["synth"],
      findings: [finding],
    },
  },
  leavesOpen: { "a customer gateway that is not known yet": patch(good, ID_2, UNKNOWN) },
});
