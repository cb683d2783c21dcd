import { type Json, patch, UNKNOWN } from "../fixtures";
import { at, CHENGDU, changed, good, OFFICE } from "../good";
import { testRule } from "../rule-test";

const CLOUD = `${OFFICE}/local_subnet`;
const SITE = `${OFFICE}/remote_subnet`;
const sides = (cloud: readonly string[], site: readonly string[]): Json =>
  changed(good, { [CLOUD]: [...cloud], [SITE]: [...site] });
const routed = (cloud: string, site: string): Json =>
  changed(good, { [`${CHENGDU}/local_subnet`]: cloud, [`${CHENGDU}/remote_subnet`]: site });
const found = (json: Json, side: "local_subnet" | "remote_subnet", message: string, path = OFFICE) => ({
  in: json,
  findings: [{ at: side, message, address: at(path), fault: message }],
});
const advised = (json: Json, side: "local_subnet" | "remote_subnet", message: string, path = OFFICE) => ({
  in: json,
  findings: [{ at: side, message, address: at(path), fault: message, level: "warning" as const }],
});
const networks = (count: number) => Array.from({ length: count }, (_, index) => `10.${index + 1}.0.0/24`);
const MIX = "one side is 0.0.0.0/0, the other is specific";

testRule("selectors", {
  passes: {
    "specific networks on both sides": good,
    "0.0.0.0/0 on both sides": sides(["0.0.0.0/0"], ["0.0.0.0/0"]),
    "ten networks": sides(["172.16.0.0/16"], networks(10)),
    neighbours: sides(["10.0.0.0/9"], ["10.128.0.0/9"]),
    "one network twice on a VPN gateway, where networks are a set": sides(
      ["172.16.0.0/16"],
      ["10.1.0.0/16", "10.1.0.0/16"],
    ),
  },
  finds: {
    "host bits": found(sides(["172.16.0.1/16"], ["10.1.0.0/16"]), "local_subnet", "172.16.0.1/16 has host bits set"),
    "a text that is no network": found(
      sides(["172.16.0.0/16"], ["site"]),
      "remote_subnet",
      "site is not an IPv4 network",
    ),
    "no network": found(sides([], ["10.1.0.0/16"]), "local_subnet", "the cloud side has no network"),
    "eleven networks": found(sides(["172.16.0.0/16"], networks(11)), "remote_subnet", "the site side has 11 networks"),
    "eleven networks on a transit router": found(
      routed("172.16.0.0/16", networks(11).join(",")),
      "remote_subnet",
      "the site side has 11 networks",
      CHENGDU,
    ),
    "0.0.0.0/0 only in the cloud": advised(sides(["0.0.0.0/0"], ["10.1.0.0/16"]), "local_subnet", MIX),
    "0.0.0.0/0 only at the site": advised(sides(["172.16.0.0/16"], ["0.0.0.0/0"]), "local_subnet", MIX),
    "0.0.0.0/0 on one side of a connection on a transit router": advised(
      routed("0.0.0.0/0", "10.1.0.0/16"),
      "local_subnet",
      MIX,
      CHENGDU,
    ),
    "0.0.0.0/0 beside other networks": advised(
      sides(["0.0.0.0/0"], ["10.1.0.0/16", "0.0.0.0/0"]),
      "remote_subnet",
      "the site side has 0.0.0.0/0 beside other networks",
    ),
    "a network inside the other": advised(
      sides(["10.0.0.0/8"], ["10.1.0.0/16"]),
      "local_subnet",
      "10.0.0.0/8 of the cloud side overlaps 10.1.0.0/16 of the site side",
    ),
    "one network on both sides": advised(
      sides(["10.1.0.0/16"], ["10.1.0.0/16"]),
      "local_subnet",
      "10.1.0.0/16 of the cloud side overlaps 10.1.0.0/16 of the site side",
    ),
    "one network twice on a transit router": {
      in: routed("172.16.0.0/16,172.16.0.0/16", "10.1.0.0/16"),
      findings: [
        {
          at: "local_subnet",
          message: "the cloud side names 172.16.0.0/16 twice",
          address: at(CHENGDU),
          level: "warning",
          fix: "remove one 172.16.0.0/16",
        },
      ],
    },
    "everything that is wrong with both sides": {
      in: routed("172.16.0.1/16,0.0.0.0/0", "10.1.0.1/16"),
      findings: [
        { at: "local_subnet", message: "172.16.0.1/16 has host bits set" },
        { at: "local_subnet", message: "the cloud side has 0.0.0.0/0 beside other networks", level: "warning" },
        { at: "local_subnet", message: MIX, level: "warning" },
        { at: "remote_subnet", message: "10.1.0.1/16 has host bits set" },
      ],
    },
  },
  leavesOpen: { "networks that are not known yet": patch(good, SITE, UNKNOWN) },
});
