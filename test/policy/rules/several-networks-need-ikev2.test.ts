import { patch, UNKNOWN } from "../fixtures";
import { at, CHENGDU, changed, good, OFFICE, OFFICE_TUNNEL_1, OFFICE_TUNNEL_2, TUNNEL_2 } from "../good";
import { testRule } from "../rule-test";

const VERSION = `${OFFICE_TUNNEL_2}/tunnel_ike_config/0/ike_version`;
const ikev1 = patch(good, VERSION, "ikev1");
const finding = {
  at: "tunnels.2.ike.ike_version",
  message: "ikev1 cannot carry 2 networks on one side",
  address: at(OFFICE),
  fault: "ikev1",
};

testRule("several-networks-need-ikev2", {
  passes: {
    "ikev2 with several networks": good,
    "ikev1 with one network a side": patch(ikev1, `${OFFICE}/remote_subnet`, ["10.1.0.0/16"]),
    "a version that is left to the cloud, with one network a side": patch(
      good,
      `${TUNNEL_2}/tunnel_ike_config/ike_version`,
      undefined,
    ),
  },
  finds: {
    "ikev1 with several networks at the site": { in: ikev1, findings: [finding] },
    "ikev1 with several networks in the cloud": {
      in: changed(ikev1, {
        [`${OFFICE}/remote_subnet`]: ["10.1.0.0/16"],
        [`${OFFICE}/local_subnet`]: ["172.16.0.0/16", "172.17.0.0/16"],
      }),
      findings: [finding],
    },
    "ikev1 with several networks on a transit router": {
      in: changed(good, {
        [`${CHENGDU}/local_subnet`]: "172.16.0.0/16",
        [`${CHENGDU}/remote_subnet`]: "10.1.0.0/16,10.2.0.0/16",
        [`${CHENGDU}/tunnel_options_specification/1/tunnel_ike_config/ike_version`]: "ikev1",
      }),
      findings: [{ ...finding, address: at(CHENGDU) }],
    },
  },
  leavesOpen: {
    "a version that is left to the cloud": {
      in: patch(good, `${OFFICE_TUNNEL_1}/tunnel_ike_config/0/ike_version`, undefined),
      because: "tunnels.1.ike.ike_version is left to the cloud",
    },
    "a version that is not known yet": patch(good, VERSION, UNKNOWN),
    "networks that are not known yet": patch(ikev1, `${OFFICE}/remote_subnet`, UNKNOWN),
  },
});
