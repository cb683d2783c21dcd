import { office, patch, stack, UNKNOWN } from "../fixtures";
import {
  at,
  CHENGDU,
  CONNECTION,
  changed,
  GATEWAY_1,
  good,
  OFFICE,
  OFFICE_TUNNEL_1,
  OFFICE_TUNNEL_2,
  reference,
  TUNNEL_1,
  TUNNEL_2,
  TUNNELS,
} from "../good";
import { testRule } from "../rule-test";

const END = "customer_gateway_id";
const shared = patch(good, `${OFFICE_TUNNEL_2}/${END}`, reference(GATEWAY_1));
const fromBoth = (gateway: string) =>
  `${gateway} is the end of this connection, and of ${at(CONNECTION)} on a transit router`;
const message = fromBoth(at(GATEWAY_1));

testRule("load-balancing-mix", {
  passes: {
    "a different customer gateway for each connection": good,
    "a customer gateway of two connections on transit routers": patch(
      good,
      `${CHENGDU}/tunnel_options_specification/0/${END}`,
      reference(GATEWAY_1),
    ),
    "a customer gateway of two connections on VPN gateways": changed(stack(office(), office("branch")), {
      [`${OFFICE_TUNNEL_1}/${END}`]: "cgw-abc123",
      [`${OFFICE.replace("office", "branch")}/tunnel_options_specification/0/${END}`]: "cgw-abc123",
    }),
    "only connections on VPN gateways, one with an unknown customer gateway": patch(
      office(),
      `${OFFICE_TUNNEL_1}/${END}`,
      UNKNOWN,
    ),
    "only connections on transit routers, one with an unknown customer gateway": changed(good, {
      [OFFICE]: undefined,
      [`${TUNNEL_1}/${END}`]: UNKNOWN,
    }),
  },
  finds: {
    "one customer gateway of both kinds of connections": {
      in: shared,
      findings: [{ at: `tunnels.2.${END}`, message, address: at(OFFICE), with: [at(CONNECTION)] }],
    },
    "one customer gateway on both tunnels": {
      in: patch(shared, `${OFFICE_TUNNEL_1}/${END}`, reference(GATEWAY_1)),
      findings: [
        { at: `tunnels.1.${END}`, message },
        { at: `tunnels.2.${END}`, message },
      ],
    },
    "one customer gateway with an id": {
      in: changed(good, { [`${OFFICE_TUNNEL_2}/${END}`]: "cgw-abc123", [`${TUNNEL_2}/${END}`]: "cgw-abc123" }),
      findings: [{ at: `tunnels.2.${END}`, message: fromBoth("cgw-abc123") }],
    },
    "one customer gateway beside a connection whose tunnels are not known": {
      in: patch(shared, `${CHENGDU}/tunnel_options_specification`, UNKNOWN),
      as: ["synth", "plan"],
      findings: [{ at: `tunnels.2.${END}`, message }],
    },
  },
  leavesOpen: {
    "the customer gateway of a tunnel on a VPN gateway": patch(good, `${OFFICE_TUNNEL_2}/${END}`, UNKNOWN),
    "the customer gateway of a tunnel on a transit router": patch(good, `${TUNNEL_2}/${END}`, UNKNOWN),
    "the tunnels of a connection on a transit router": patch(good, TUNNELS, UNKNOWN),
    "the number of connections on transit routers": {
      in: patch(shared, `${CONNECTION}/count`, UNKNOWN),
      as: ["synth"],
      because: `it is not known whether ${at(CONNECTION)}, which leads there from a transit router, will exist`,
    },
  },
});
