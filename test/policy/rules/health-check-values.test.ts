import { type Json, patch, UNKNOWN } from "../fixtures";
import { at, CONNECTION, good, singleTunnel } from "../good";
import { testRule } from "../rule-test";

const right = { enable: true, dip: "10.1.0.10", sip: "172.16.0.10", interval: 3, retry: 3 };
const checked = (values: Json): Json =>
  patch(singleTunnel({}), `${CONNECTION}/health_check_config`, { ...right, ...values });
const found = (values: Json, argument: string, message: string, fix?: string) => ({
  in: checked(values),
  findings: [{ at: `health_check_config.${argument}`, message, address: at(CONNECTION), ...(fix ? { fix } : {}) }],
});

testRule("health-check-values", {
  passes: {
    "addresses and numbers": checked({}),
    "no health check": singleTunnel({}),
    "a health check that is off": checked({ enable: false, dip: "" }),
    "neither interval nor retries": checked({ interval: undefined, retry: undefined }),
    "an interval of 1 second": checked({ interval: 1 }),
    "a health check beside two tunnels, which another rule reports": patch(good, `${CONNECTION}/health_check_config`, {
      ...right,
      dip: "edge",
    }),
  },
  finds: {
    "a name to ask": found({ dip: "edge.example.com" }, "dip", "edge.example.com is not an IPv4 address"),
    "a network to ask from": found({ sip: "172.16.0.0/16" }, "sip", "172.16.0.0/16 is not an IPv4 address"),
    "no address to ask": found({ dip: undefined }, "dip", "health_check_config.dip is not given"),
    "a negative interval": found({ interval: -1 }, "interval", "-1 is out of bounds", "leave it out: the cloud uses 3"),
    "a fraction of a retry": found({ retry: 0.5 }, "retry", "0.5 is out of bounds"),
    "several wrong values": {
      in: checked({ dip: "edge", retry: 0 }),
      as: ["synth", "plan"],
      findings: [
        { at: "health_check_config.dip", message: "edge is not an IPv4 address" },
        { at: "health_check_config.retry", message: "0 is out of bounds" },
      ],
    },
  },
  leavesOpen: {
    "an address that is not known yet": checked({ dip: UNKNOWN }),
    "whether it is on": checked({ enable: UNKNOWN, dip: "edge" }),
  },
});
