import type { Fields as Answer } from "../../cloud";
import { zonesOf } from "../../cloud";
import { type Client, called } from "./calls";
import { type Finder, listed } from "./data-source";
import { LISTINGS } from "./listings";
import { pattern } from "./pattern";
import { CBN, RESOURCE_MANAGER, VPC } from "./resource";
import { listOf } from "./words";

const STS = "2015-04-01";
const ECS = "2014-05-26";
const KMS = "2016-01-20";

const MINUTES = 5;

async function answerTo(client: Client, version: string, action: string, parameters: object = {}): Promise<Answer> {
  return (await called(client, version, { action, token: "none" }, parameters, MINUTES)) ?? {};
}

const rowsIn = (answer: Answer, list: string) => listOf(answer[list] ?? []) as readonly Answer[];

/** Data sources that do more than list. */
const FINDERS: Readonly<Record<string, Finder>> = {
  alicloud_account: async (client) => {
    const { AccountId } = await answerTo(client, STS, "GetCallerIdentity");
    return { id: String(AccountId) };
  },

  alicloud_caller_identity: async (client) => {
    const { AccountId, Arn, PrincipalId, IdentityType } = await answerTo(client, STS, "GetCallerIdentity");
    const said = { account_id: AccountId, arn: Arn, identity_type: IdentityType };
    return { id: String(PrincipalId), ...(said as Record<string, string>) };
  },

  alicloud_regions: async (client, { name, current }) => {
    const own = client.caller.region ?? "";
    const regions = rowsIn(await answerTo(client, ECS, "DescribeRegions"), "Regions")
      .map(({ RegionId, LocalName }) => ({
        id: String(RegionId),
        region_id: String(RegionId),
        local_name: String(LocalName),
      }))
      .filter(({ id }) => (name === undefined || id === name) && (current !== true || id === own));
    return {
      id: regions.map(({ id }) => id).join(),
      current: current ?? false,
      ids: regions.map(({ id }) => id),
      regions,
    };
  },

  alicloud_zones: async (client) => {
    const zones = rowsIn(await answerTo(client, ECS, "DescribeZones"), "Zones").map(({ ZoneId, LocalName }) => ({
      id: String(ZoneId),
      local_name: String(LocalName),
      available_instance_types: ["ecs.g7.large"],
      available_resource_creation: ["Instance", "Disk", "VSwitch"],
      available_disk_categories: ["cloud_essd"],
      multi_zone_ids: [],
      slb_slave_zone_ids: zonesOf(client.caller.region ?? "").filter((other) => other !== ZoneId),
    }));
    return { id: client.caller.region ?? "", ids: zones.map(({ id }) => id), zones };
  },

  alicloud_vpn_gateway_zones: async (client, { spec = "" }) => {
    const answer = await answerTo(client, VPC, "DescribeVpnGatewayAvailableZones", { Spec: spec });
    const zones = rowsIn(answer, "AvailableZoneIdList").map(({ ZoneId, ZoneName }) => ({
      zone_id: String(ZoneId),
      zone_name: String(ZoneName),
    }));
    return { id: client.caller.region ?? "", ids: zones.map((zone) => zone.zone_id), zones };
  },

  /** Zones where a transit router accepts attachments. */
  alicloud_cen_transit_router_available_resources: async (client, { support_multicast }) => {
    const asked = { SupportMulticast: support_multicast };
    const answer = await answerTo(client, CBN, "ListTransitRouterAvailableResource", asked);
    const zones = (list: string) => listOf(answer[list] ?? []).map(String);
    const resource = {
      master_zones: zones("MasterZones"),
      slave_zones: zones("SlaveZones"),
      available_zones: zones("AvailableZones"),
      support_multicast: answer.SupportMulticast === true,
    };
    return { id: client.caller.region ?? "", resources: [resource] };
  },

  alicloud_cen_transit_router_service: async (client, { enable }) => {
    if (enable !== "On") return { id: "CenTransitRouterServiceHasNotBeenOpened", status: "" };
    await answerTo(client, CBN, "CheckTransitRouterService");
    return { id: "CenTransitRouterServiceHasBeenOpened", status: "Opened" };
  },

  alicloud_cen_transit_routers: async (client, config, block) => {
    const { transit_router_id: one, transit_router_ids: some } = config;
    const named = [one ?? [], some ?? []].flat().map(String);
    // The cloud assumes that a transit router existed before if its id is asked for, unless its absence is known.
    for (const TransitRouterId of named)
      await answerTo(client, CBN, "ListTransitRouters", { CenId: config.cen_id, TransitRouterId });
    return listed({
      version: CBN,
      action: "ListTransitRouters",
      sends: ["cen_id", "transit_router_id"],
      in: "TransitRouters",
      rows: "transit_routers",
      id: ["CenId", "TransitRouterId"],
      ids: "transit_router_id",
      name: "TransitRouterName",
      filters: ["status", ["transit_router_ids", "transit_router_id"]],
      pages: "number",
    })(client, config, block);
  },

  alicloud_resource_manager_resource_groups: async (client, { ids = [], name_regex = "", status }) => {
    for (const id of [ids].flat()) client.cloud.presume(client.caller, "ResourceGroup", {}, String(id));
    const answer = await answerTo(client, RESOURCE_MANAGER, "ListResourceGroups", { PageSize: 50 });
    const groups = rowsIn(answer, "ResourceGroups")
      .map(({ Id, Name, DisplayName, AccountId, Status }) => ({
        id: String(Id),
        name: String(Name),
        resource_group_name: String(Name),
        display_name: String(DisplayName),
        account_id: String(AccountId),
        status: String(Status),
        region_statuses: [{ region_id: client.caller.region ?? "", status: "OK" }],
      }))
      .filter(({ id }) => !Array.isArray(ids) || ids.length === 0 || ids.includes(id))
      .filter(({ name }) => pattern(String(name_regex)).test(name))
      .filter((group) => (status ?? group.status) === group.status);
    return { id: "groups", ids: groups.map(({ id }) => id), names: groups.map(({ name }) => name), groups };
  },

  alicloud_kms_secret_versions: async (client, { secret_name = "", version_stage, enable_details, ids = [] }) => {
    const answer = await answerTo(client, KMS, "ListSecretVersionIds", { SecretName: secret_name });
    const found = rowsIn(answer, "VersionIds")
      .map(({ VersionId, VersionStages }) => ({
        secret_name,
        version_id: String(VersionId ?? ""),
        version_stages: listOf(VersionStages ?? []).map(String),
      }))
      .filter((version) => version_stage === undefined || version.version_stages.includes(String(version_stage)))
      .filter(({ version_id }) => !Array.isArray(ids) || ids.length === 0 || ids.includes(version_id));
    const versions = [];
    for (const version of found) {
      const details = enable_details === true ? await secretOf(client, secret_name, version.version_id) : {};
      versions.push({ ...version, ...details });
    }
    return { id: String(secret_name), ids: versions.map(({ version_id }) => version_id), versions };
  },
};

async function secretOf(client: Client, SecretName: unknown, VersionId: string) {
  const { SecretData, SecretDataType } = await answerTo(client, KMS, "GetSecretValue", { SecretName, VersionId });
  return { secret_data: String(SecretData), secret_data_type: String(SecretDataType) };
}

/** How the provider answers data sources that the cloud simulates, by their types. */
export const DATA_SOURCES: Readonly<Record<string, Finder>> = {
  ...FINDERS,
  ...Object.fromEntries(Object.entries(LISTINGS).map(([type, listing]) => [type, listed(listing)] as const)),
};
