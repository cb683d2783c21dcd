import { type Json, patch, resources, UNKNOWN } from "../fixtures";
import { testRule } from "../rule-test";

const ENTRY = "resource/alicloud_cen_transit_router_route_entry/main";
const DESTINATION = "transit_router_route_entry_destination_cidr_block";
const TYPE = "transit_router_route_entry_next_hop_type";
const HOP = "transit_router_route_entry_next_hop_id";
const right = resources({
  alicloud_cen_transit_router_route_entry: {
    main: {
      transit_router_route_table_id: "vtb-abc123",
      [DESTINATION]: "192.168.1.0/24",
      [TYPE]: "Attachment",
      [HOP]: "tr-attach-abc123",
    },
  },
});
const entry = (argument: string, value: Json[string], json = right) => patch(json, `${ENTRY}/${argument}`, value);
const blackHole = entry(TYPE, "BlackHole");
const address = "alicloud_cen_transit_router_route_entry.main";

testRule("route-entry", {
  cannotBeWaived: "errors",
  passes: {
    "an entry through an attachment": right,
    "a black hole": entry(HOP, undefined, blackHole),
    "a black hole with an empty next hop": entry(HOP, "", blackHole),
    "a network of IPv6": entry(DESTINATION, "2001:db8::/32"),
    "an attachment that is not known yet": entry(HOP, UNKNOWN),
  },
  finds: {
    "no network": {
      in: entry(DESTINATION, "192.168.1.0"),
      findings: [{ at: DESTINATION, message: "192.168.1.0 is not an IPv4 network", address, fault: "192.168.1.0" }],
    },
    "a network with host bits": {
      in: entry(DESTINATION, "192.168.1.1/24"),
      findings: [
        {
          at: DESTINATION,
          message: "192.168.1.1/24 has host bits set",
          address,
          level: "warning",
          fix: "write 192.168.1.0/24",
        },
      ],
    },
    "no next hop": {
      in: entry(HOP, undefined),
      findings: [{ at: HOP, message: "the entry has no next hop", address }],
    },
    "an empty next hop": { in: entry(HOP, ""), findings: [{ at: HOP, message: "the entry has no next hop", address }] },
    "a next hop of a black hole": {
      in: blackHole,
      findings: [{ at: HOP, message: "a black hole has a next hop", address }],
    },
  },
  leavesOpen: {
    "the network": entry(DESTINATION, UNKNOWN),
    "the kind of the next hop": entry(TYPE, UNKNOWN, entry(HOP, undefined)),
  },
});
