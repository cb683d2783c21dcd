import { type Actions, action } from "./action";
import type { Fields } from "./fields";
import type { CloudObject } from "./inventory";
import { BY_TOKEN, tokened } from "./paging";
import { Refusal } from "./refusal";

/** Tags in calls. */
export const TAGS = [{ Key: "text", Value: "text" }] as const;
type Tags = readonly { readonly Key?: string; readonly Value?: string }[];

export function tagsOf(...lists: readonly (Tags | undefined)[]): Record<string, string> {
  return Object.fromEntries(lists.flatMap((tags = []) => tags.map(({ Key = "", Value = "" }) => [Key, Value])));
}

/** Tags in answers. */
export function listed({ tags }: CloudObject<object>): Fields[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

/** Whether something has all the tags that a list is asked for. */
export function hasTags({ tags }: CloudObject<object>, wanted: Tags = []): boolean {
  return wanted.every(
    ({ Key = "", Value }) => Object.hasOwn(tags, Key) && (Value === undefined || tags[Key] === Value),
  );
}

/** The kinds of objects, by the words that calls have for them. */
const KINDS: Readonly<Record<string, string>> = {
  CEN: "Cen",
  CUSTOMERGATEWAY: "CustomerGateway",
  TRANSITROUTER: "TransitRouter",
  TRANSITROUTERPEERATTACHMENT: "TransitRouterAttachment",
  TRANSITROUTERROUTETABLE: "TransitRouterRouteTable",
  TRANSITROUTERVBRATTACHMENT: "TransitRouterAttachment",
  TRANSITROUTERVPCATTACHMENT: "TransitRouterAttachment",
  TRANSITROUTERVPNATTACHMENT: "TransitRouterAttachment",
  VPC: "Vpc",
  VPNATTACHMENT: "VpnConnection",
  VPNCONNECTION: "VpnConnection",
  VPNGATEWAY: "VpnGateway",
  VSWITCH: "VSwitch",
};

export function kindOf(resourceType: string): string {
  return KINDS[resourceType.toUpperCase()] ?? resourceType;
}

/** The kinds whose pages state what a tag may be. */
const JUDGED: ReadonlySet<string> = new Set([
  ...["CUSTOMERGATEWAY", "VPNATTACHMENT", "VPNCONNECTION"],
  "TRANSITROUTERVPNATTACHMENT",
]);

/**
 * "A key has 1 to 64, a value up to 128 characters; neither starts with acs: or aliyun, or contains http:// or https://;
 * up to 20 tags in a call." The code is ours.
 */
function refuseTags(tags: Tags): void {
  const isBanned = (text: string) => /^(acs:|aliyun)|https?:\/\//.test(text);
  const isBad = ({ Key = "", Value = "" }: Tags[number]) =>
    Key.length < 1 || Key.length > 64 || Value.length > 128 || isBanned(Key) || isBanned(Value);
  const bad = tags.find(isBad);
  if (bad) throw new Refusal("Sim.Tag", `The cloud does not take the tag ${bad.Key ?? ""}.`);
  if (tags.length > 20) throw new Refusal("Sim.Tag", `A call has up to 20 tags, not ${tags.length}.`);
}

const OF_RESOURCES = { RegionId: "text", ResourceId: ["text"], ResourceType: "text" } as const;

const untag = action(
  { ...OF_RESOURCES, All: "flag", TagKey: ["text"] },
  ["ResourceId", "ResourceType"],
  ({ inventory, caller }, { ResourceId, ResourceType, All, TagKey = [] }) => {
    for (const object of ResourceId.map((id) => inventory.named(kindOf(ResourceType), id, caller))) {
      const kept = Object.entries(object.tags).filter(([name]) => !All && !TagKey.includes(name));
      object.tags = Object.fromEntries(kept);
    }
    return {};
  },
);

/** The actions of both products, which spell one of them differently. */
export const tags: Actions = {
  TagResources: action(
    { ...OF_RESOURCES, Tag: TAGS },
    ["ResourceId", "ResourceType", "Tag"],
    ({ inventory, caller }, { ResourceId, ResourceType, Tag }) => {
      if (JUDGED.has(ResourceType.toUpperCase())) refuseTags(Tag);
      for (const object of ResourceId.map((id) => inventory.named(kindOf(ResourceType), id, caller)))
        object.tags = { ...object.tags, ...tagsOf(Tag) };
      return {};
    },
  ),
  UnTagResources: untag,
  UntagResources: untag,
  ListTagResources: action(
    { ...OF_RESOURCES, ...BY_TOKEN, PageSize: "number", Tag: TAGS },
    ["ResourceType"],
    ({ inventory, caller }, { ResourceId, ResourceType, Tag, ...page }) => {
      const objects = inventory
        .seen(kindOf(ResourceType), caller)
        .filter(({ id }) => ResourceId?.includes(id) ?? true)
        .filter((one) => hasTags(one, Tag));
      const rows = objects.flatMap(({ id, tags }) =>
        Object.entries(tags).map(([TagKey, TagValue]) => ({ ResourceId: id, ResourceType, TagKey, TagValue })),
      );
      return tokened({ MaxResults: 50, ...page }, rows, (TagResource) => ({ TagResources: { TagResource } }));
    },
  ),
};
