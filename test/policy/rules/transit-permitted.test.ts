import { type Json, patch, UNKNOWN } from "../fixtures";
import { ATTACHMENT, at, changed, good } from "../good";
import { testRule } from "../rule-test";

/** Without the state, which has no region. */
const WITH_REGION = ["synth", "plan"] as const;
const THERE = "resource/alicloud_cen_route_map/there";
const BACK = "resource/alicloud_cen_route_map/back";
const map = (from: string, to: string): Json => ({
  ...{ cen_id: "cen-abc123", cen_region_id: "cn-hangzhou", transmit_direction: "RegionOut" },
  ...{ map_result: "Permit", priority: from === "VPN" ? 10 : 11 },
  source_child_instance_types: [from],
  destination_child_instance_types: [to],
});
/** Route maps that permit routes between sites and Express Connect, in both directions. */
const permitted = changed(good, { [THERE]: map("VPN", "VBR"), [BACK]: map("VBR", "VPN") });
const noMap = (from: string, to: string) => ({
  message: `no route map permits routes from ${from} to ${to}`,
  fault: `${from} to ${to}`,
});
const back = [noMap("VBR", "VPN")];
const finds = (path: string, value: Json[string]) => ({ in: patch(permitted, path, value), findings: back });

testRule("transit-permitted", {
  options: { transit: ["VBR"] },
  passes: {
    "a map in each direction": { in: permitted, as: WITH_REGION },
    "maps that permit more": {
      in: changed(permitted, {
        [`${THERE}/destination_child_instance_types`]: ["CCN", "VBR"],
        [`${BACK}/source_child_instance_types`]: undefined,
        [`${BACK}/destination_child_instance_types`]: undefined,
      }),
      as: WITH_REGION,
    },
    "a map with empty conditions": { in: patch(permitted, `${BACK}/route_types`, []), as: WITH_REGION },
    "no transit": { in: good, options: { transit: [] } },
    "no attachments": { resource: {} },
    "one map among sites": {
      in: patch(good, THERE, map("VPN", "VPN")),
      options: { transit: ["VPN"] },
      as: WITH_REGION,
    },
    "attachments with count 0": {
      in: changed(good, {
        [`${ATTACHMENT}/count`]: 0,
        [`${ATTACHMENT.replace("shanghai", "chengdu")}/count`]: 0,
      }),
      as: ["synth"],
    },
  },
  finds: {
    "no map back": { in: patch(permitted, BACK, undefined), findings: back },
    "no map at all, once for a region": {
      in: good,
      findings: [{ ...noMap("VPN", "VBR") }, noMap("VBR", "VPN")],
    },
    "no map among sites": { in: good, options: { transit: ["VPN"] }, findings: [noMap("VPN", "VPN")] },
    "maps for one of two kinds": {
      in: permitted,
      options: { transit: ["VBR", "CCN"] },
      findings: [noMap("VPN", "CCN"), noMap("CCN", "VPN")],
    },
    "a map on the way in": finds(`${BACK}/transmit_direction`, "RegionIn"),
    "a map that denies": finds(`${BACK}/map_result`, "Deny"),
    "a map from another kind": finds(`${BACK}/source_child_instance_types`, ["CCN"]),
    "a map to another kind": finds(`${BACK}/destination_child_instance_types`, ["CCN"]),
    "a map of another region": { ...finds(`${BACK}/cen_region_id`, "cn-beijing"), as: WITH_REGION },
    "a map with count 0": { ...finds(`${BACK}/count`, 0), as: ["synth"] },
  },
  leavesOpen: {
    "the direction of a map": patch(permitted, `${BACK}/transmit_direction`, UNKNOWN),
    "the result of a map": patch(permitted, `${BACK}/map_result`, UNKNOWN),
    "the region of a map": patch(permitted, `${BACK}/cen_region_id`, UNKNOWN),
    "the source kinds of a map": patch(permitted, `${BACK}/source_child_instance_types`, UNKNOWN),
    "the region of the attachments": {
      in: { ...permitted, provider: { alicloud: [{}] } },
      as: ["synth", "plan", "state"],
      because: "the region of the attachment is not known",
    },
    ...Object.fromEntries(
      ["source_instance_ids", "destination_cidr_blocks", "match_asns"].map((argument) => [
        `what a map with ${argument} permits`,
        { in: patch(permitted, `${BACK}/${argument}`, ["1"]), because: `${at(BACK)} permits some of the routes` },
      ]),
    ),
    "a map in another part of the stack": {
      in: { ...good, module: { maps: { source: "./maps" } } },
      as: ["synth"],
      because: "a route map might be in the part of the stack that is not here",
    },
  },
});
