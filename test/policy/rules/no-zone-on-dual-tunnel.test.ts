import { patch, UNKNOWN } from "../fixtures";
import { ATTACHMENT, at, CONNECTION, changed, good, TUNNELS } from "../good";
import { testRule } from "../rule-test";

const zoned = patch(good, `${ATTACHMENT}/zone`, [{ zone_id: "cn-shanghai-f" }]);

testRule("no-zone-on-dual-tunnel", {
  cannotBeWaived: true,
  passes: {
    "no zone": good,
    "a zone for a single tunnel": changed(zoned, {
      [TUNNELS]: undefined,
      [`${CONNECTION}/ike_config`]: { ike_version: "ikev2" },
    }),
    "no zone for a connection of another stack": patch(good, `${ATTACHMENT}/vpn_id`, "vco-abc123"),
  },
  finds: {
    "a zone for two tunnels": {
      in: zoned,
      findings: [
        {
          at: "zone",
          message: `the attachment names a zone, but ${at(CONNECTION)} has two tunnels`,
          address: at(ATTACHMENT),
          with: [at(CONNECTION)],
        },
      ],
    },
  },
  leavesOpen: {
    "whether there is a zone": patch(good, `${ATTACHMENT}/zone`, UNKNOWN),
    "the connection of an attachment": patch(zoned, `${ATTACHMENT}/vpn_id`, "vco-abc123"),
    "the number of tunnels": patch(zoned, TUNNELS, UNKNOWN),
  },
});
