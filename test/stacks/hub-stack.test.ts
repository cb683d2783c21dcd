import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "../../app/build";
import { permissions, readStacks } from "../../policy";
import { temporaryFile, temporaryFolder } from "../setup/files";
import { blocks } from "../setup/readme";
import { addresses, readStack, resourceOf } from "../setup/synth";

// The environments of the pages about transit routers and accounts.

const built = (page: string) => {
  const [text = ""] = blocks("yaml", page);
  const made = build({ files: [temporaryFile("environment.yaml", text)], outdir: temporaryFolder() });
  expect(made.judgement.findings.filter(({ level }) => level === "error")).toEqual([]);
  return made.folder;
};
const hub = built("docs/transit-router.md");
const accounts = built("docs/accounts.md");

test("a hub has the addresses that the page shows, and its sites read from it", () => {
  const [shown = ""] = blocks("", "docs/transit-router.md");
  const inCloud = addresses(readStack(hub, "backbone-hub")).filter((address) => address.startsWith("alicloud_"));
  expect(inCloud).toEqual(shown.trim().split("\n"));
  const manifest = JSON.parse(readFileSync(join(hub, "manifest.json"), "utf8"));
  expect(manifest.stacks["backbone-sites"].dependencies).toEqual(["backbone-hub"]);
});

test("a hub's raised limit does not count for other transit routers", () => {
  const [text = ""] = blocks("yaml", "docs/transit-router.md");
  const raised = text.replace("  transit:", "  vpnAttachmentLimit: {most: 80, reason: request 4711}\n  transit:");
  const other = `name: other
region: eu-central-1
transitRouter: {cen: cen-2, id: tr-2, cidrs: existing}
sites:${text.split("sites:")[1]?.replaceAll("169.254.10", "169.254.11")}`;
  const files = [temporaryFile("hub.yaml", raised), temporaryFile("other.yaml", other)];
  const { usage } = build({ files, outdir: temporaryFolder() }).judgement;
  expect(usage.map(({ transitRouter, most }) => [transitRouter, most])).toEqual([
    ["backbone-hub/alicloud_cen_transit_router.transit-router", 80],
    ["tr-2", 50],
  ]);
});

test("transit is permitted in both directions, with priorities of its own for each table", () => {
  const { resource } = readStack(hub, "backbone-hub");
  const maps = Object.entries(resource.alicloud_cen_route_map ?? {}).map(([name, map]) => [
    name.replace("transit-router__", ""),
    [map.priority, map.source_child_instance_types, map.destination_child_instance_types],
  ]);
  expect(Object.fromEntries(maps)).toEqual({
    "default__from-vpn": [1, ["VPN"], ["VPN", "VBR"]],
    "default__to-vpn": [2, ["VBR"], ["VPN"]],
    "spokes__from-vpn": [3, ["VPN"], ["VPN", "VBR"]],
    "spokes__to-vpn": [4, ["VBR"], ["VPN"]],
    "shared__from-vpn": [5, ["VPN"], ["VPN", "VBR"]],
    "shared__to-vpn": [6, ["VBR"], ["VPN"]],
  });
  for (const map of Object.values(resource.alicloud_cen_route_map ?? {})) {
    expect(map).toMatchObject({ transmit_direction: "RegionOut", map_result: "Permit", cen_region_id: "eu-central-1" });
  }
});

test("each account is a provider configuration, without any key", () => {
  const json = readStack(accounts, "shared-sites") as ReturnType<typeof readStack> & {
    provider: { alicloud: object[] };
  };
  expect(json.provider.alicloud).toEqual([
    { region: "eu-central-1", account_id: "1111111111111111" },
    { alias: "network", region: "eu-central-1", account_id: "2222222222222222", profile: "network" },
    {
      alias: "branch",
      region: "eu-central-1",
      account_id: "3333333333333333",
      assume_role: { role_arn: "acs:ram::3333333333333333:role/cenvpn", session_name: "cenvpn" },
    },
  ]);
  const grant = resourceOf(json, "alicloud_cen_transit_router_grant_attachment.paris__main");
  expect(grant).toMatchObject({ provider: "alicloud.branch", cen_owner_id: "2222222222222222", instance_type: "VPN" });
  const attachment = resourceOf(json, "alicloud_cen_transit_router_vpn_attachment.paris__main");
  expect(attachment).toMatchObject({
    provider: "alicloud.network",
    vpn_owner_id: "3333333333333333",
    depends_on: expect.arrayContaining(["alicloud_cen_transit_router_grant_attachment.paris__main"]),
  });
});

test("the deployer needs only the actions of the account's resources", () => {
  const policies = permissions(readStacks(accounts));
  expect([...policies.keys()].toSorted()).toEqual(["branch", "default", "network"]);
  const actions = (account: string) => policies.get(account)?.Statement.flatMap(({ Action }) => Action) ?? [];
  expect(actions("network").filter((action) => !action.startsWith("cen:"))).toEqual([]);
  expect(actions("network")).toContain("cen:CreateTransitRouterVpnAttachment");
  expect(actions("branch")).toContain("cen:GrantInstanceToTransitRouter");
  expect(actions("branch")).not.toContain("cen:CreateTransitRouterVpnAttachment");
  expect(policies.get("branch")?.Statement.at(-1)).toEqual({
    Effect: "Allow",
    Resource: "*",
    Action: ["ram:CreateServiceLinkedRole"],
    Condition: { StringEquals: { "ram:ServiceName": ["vpn.aliyuncs.com"] } },
  });
});

test("someone who only plans needs only the actions that read", () => {
  const policies = permissions(readStacks(accounts), "planner");
  const actions = [...policies.values()].flatMap(({ Statement }) => Statement.flatMap(({ Action }) => Action));
  expect(actions).toContain("cen:ListTransitRouterVpnAttachments");
  expect(actions.filter((action) => !/^\w+:(Describe|Get|List)/.test(action))).toEqual([]);
});
