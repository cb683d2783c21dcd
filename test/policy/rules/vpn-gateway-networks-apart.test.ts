import { type Json, office, patch, stack, UNKNOWN } from "../fixtures";
import { changed, OFFICE, OFFICE_TUNNEL_1, OFFICE_TUNNEL_2 } from "../good";
import { testRule } from "../rule-test";

const BRANCH = OFFICE.replace("office", "branch");
const both = (values: Readonly<Record<string, Json[string]>> = {}) =>
  changed(stack(office(), office("branch")), { [`${BRANCH}/remote_subnet`]: ["10.9.0.0/16"], ...values });
const remote = (...networks: string[]) => both({ [`${BRANCH}/remote_subnet`]: networks });
const found = (message: string) => [
  {
    at: "remote_subnet",
    message,
    address: "alicloud_vpn_connection.office__main",
    with: ["alicloud_vpn_connection.branch__main"],
  },
];
/** The stack with names that show no site, as in foreign stacks; only the devices show the sites. */
const plain = (json: Json): Json => JSON.parse(JSON.stringify(json).replaceAll("__main", "_main")) as Json;
const ofOneDevice = [OFFICE_TUNNEL_1, OFFICE_TUNNEL_2].reduce(
  (json, path) =>
    patch(
      json,
      `${path.replace("office", "branch")}/customer_gateway_id`,
      "${alicloud_vpn_customer_gateway.office__edge.id}",
    ),
  remote("10.1.0.0/16"),
);

testRule("vpn-gateway-networks-apart", {
  passes: {
    "a single connection": office(),
    "networks that do not overlap": both(),
    "one network from two VPN gateways": both({
      [`${BRANCH}/remote_subnet`]: ["10.1.0.0/16"],
      [`${BRANCH}/vpn_gateway_id`]: "vpn-2",
    }),
    "one network from different networks of the cloud": both({
      [`${BRANCH}/remote_subnet`]: ["10.1.0.0/16"],
      [`${BRANCH}/local_subnet`]: ["172.17.0.0/16"],
    }),
    "connections without protected flows": both({
      [`${OFFICE}/local_subnet`]: ["0.0.0.0/0"],
      [`${OFFICE}/remote_subnet`]: ["0.0.0.0/0"],
      [`${BRANCH}/local_subnet`]: ["0.0.0.0/0"],
      [`${BRANCH}/remote_subnet`]: ["0.0.0.0/0"],
    }),
    "two connections to one device": plain(ofOneDevice),
  },
  finds: {
    "one network behind two sites": {
      in: remote("10.1.0.0/16"),
      findings: found(
        "10.1.0.0/16 also leads to another site from the same VPN gateway: alicloud_vpn_connection.branch__main",
      ),
    },
    "a network within that of another site": {
      in: remote("10.0.0.0/15"),
      findings: found(
        "10.1.0.0/16 overlaps 10.0.0.0/15, which leads to another site from the same VPN gateway: alicloud_vpn_connection.branch__main",
      ),
    },
  },
  leavesOpen: {
    "networks that are not known yet": both({ [`${BRANCH}/remote_subnet`]: UNKNOWN }),
    "a VPN gateway that is not known yet": both({
      [`${BRANCH}/remote_subnet`]: ["10.1.0.0/16"],
      [`${BRANCH}/vpn_gateway_id`]: UNKNOWN,
    }),
  },
});
