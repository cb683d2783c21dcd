import { patch, UNKNOWN } from "../fixtures";
import { at, good, ROUTE } from "../good";
import { testRule } from "../rule-test";

const to = (destination: string | undefined) => patch(good, `${ROUTE}/route_dest`, destination);
const finds = (destination: string, message: string) => ({
  in: to(destination),
  findings: [{ at: "route_dest", message, address: at(ROUTE), fault: destination }],
});

testRule("static-route", {
  passes: {
    "a network at the site": good,
    "a network beside the cloud's services": to("100.128.0.0/10"),
    "no destination given": to(undefined),
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
    "host bits": finds("192.168.9.1/24", "192.168.9.1/24 has host bits set"),
  },
  leavesOpen: { "where a route leads": to(UNKNOWN) },
});
