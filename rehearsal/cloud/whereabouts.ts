import { accountId } from "./account";
import { pattern } from "./pattern";
import type { Query } from "./service";
import { zonesOf } from "./zones";

// Data sources about the account, its regions and their zones.

export const findAccount: Query = (_, { account }) => ({ id: accountId(account) });

export const findCaller: Query = (_, { account }) => ({
  id: "rehearsal",
  account_id: accountId(account),
  arn: `acs:ram::${accountId(account)}:user/rehearsal`,
  identity_type: "RAMUser",
});

export const findRegions: Query<{ readonly name?: string }> = (_, { region }, { name = region }) => ({
  id: name,
  current: name === region,
  ids: [name],
  regions: [{ id: name, region_id: name, local_name: name }],
});

export const findZones: Query = (_, { region }) => ({
  id: region,
  ids: zonesOf(region),
  zones: zonesOf(region).map((id) => ({
    id,
    local_name: id,
    available_instance_types: ["ecs.g7.large"],
    available_resource_creation: ["Instance", "Disk", "VSwitch"],
    available_disk_categories: ["cloud_essd"],
    multi_zone_ids: [],
    slb_slave_zone_ids: zonesOf(region).filter((other) => other !== id),
  })),
});

export const findVpnGatewayZones: Query = (_, { region }) => ({
  id: region,
  ids: zonesOf(region),
  zones: zonesOf(region).map((zone) => ({ zone_id: zone, zone_name: zone })),
});

/** Where a transit router can take attachments. */
export const findTransitRouterZones: Query = (_, { region }) => {
  const zones = zonesOf(region);
  const resource = { master_zones: zones, slave_zones: zones, available_zones: zones, support_multicast: true };
  return { id: region, resources: [resource] };
};

/** Transit routers are in use, so the service is open. */
export const findTransitRouterService: Query = () => ({ id: "CenTransitRouterServiceHasBeenOpened", status: "Opened" });

export const findResourceGroups: Query<{ readonly ids?: readonly string[]; readonly name_regex?: string }> = (
  _,
  { account, region },
  { ids = [], name_regex = "" },
) => {
  const all = ids.length > 0 ? ids : ["rg-default"];
  const groups = all
    .map((id) => ({ id, name: id.replace(/^rg-/, "") }))
    .filter(({ name }) => pattern(name_regex).test(name))
    .map(({ id, name }) => ({
      id,
      name,
      resource_group_name: name,
      display_name: name,
      account_id: accountId(account),
      status: "OK",
      region_statuses: [{ region_id: region, status: "OK" }],
    }));
  return { id: "groups", ids: groups.map(({ id }) => id), names: groups.map(({ name }) => name), groups };
};
