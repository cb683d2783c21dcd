import { patch, UNKNOWN } from "../fixtures";
import { at, CHENGDU, good, OFFICE, ROUTE } from "../good";
import { testRule } from "../rule-test";

const to = (destination: string | undefined) => patch(good, `${ROUTE}/route_dest`, destination);
const finds = (destination: string, message: string) => ({
  in: to(destination),
  findings: [{ at: "route_dest", message, address: at(ROUTE), fault: destination }],
});

testRule("static-route", {
  passes: {
    "a network at the site": good,
    "a network next to the cloud's services": to("100.128.0.0/10"),
    "no destination": to(undefined),
    "destination routing": patch(good, `${CHENGDU}/remote_subnet`, "0.0.0.0/0"),
    "a flow that is no network": patch(good, `${CHENGDU}/remote_subnet`, "everything"),
    "no flows": patch(good, `${CHENGDU}/remote_subnet`, undefined),
  },
  finds: {
    everywhere: {
      in: to("0.0.0.0/0"),
      findings: [
        {
          at: "route_dest",
          message: "0.0.0.0/0 cannot be a static route of a connection",
          fix: "use BGP, or list the site's networks",
          address: at(ROUTE),
        },
      ],
    },
    "a part of the cloud's services": finds("100.64.1.0/24", "100.64.1.0/24 touches 100.64.0.0/10"),
    "more than the cloud's services": finds("100.0.0.0/8", "100.0.0.0/8 touches 100.64.0.0/10"),
    "a protected flow into the cloud's services": {
      in: patch(good, `${CHENGDU}/remote_subnet`, "10.1.0.0/16,100.64.1.0/24"),
      as: ["synth", "plan"],
      findings: [
        {
          at: "remote_subnet",
          message: "100.64.1.0/24 touches 100.64.0.0/10",
          address: at(CHENGDU),
          fault: "100.64.1.0/24",
        },
      ],
    },
    "protected flows into the cloud's services on a VPN gateway": {
      in: patch(good, `${OFFICE}/remote_subnet`, ["100.64.0.0/10", "100.127.0.0/16"]),
      findings: ["100.64.0.0/10", "100.127.0.0/16"].map((network) => ({
        at: "remote_subnet",
        message: `${network} touches 100.64.0.0/10`,
        address: at(OFFICE),
        fault: network,
      })),
    },
    "host bits": finds("192.168.9.1/24", "192.168.9.1/24 has host bits set"),
  },
  leavesOpen: {
    "the destination of a route": to(UNKNOWN),
    "the networks at the site": patch(good, `${CHENGDU}/remote_subnet`, UNKNOWN),
  },
});
