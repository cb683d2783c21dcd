import { type Actions, action, type Call } from "../action";
import { type Fields, sent } from "../fields";
import type { CloudObject, Inventory } from "../inventory";
import { BY_NUMBER, numbered } from "../paging";
import type { Given } from "../parameters";
import { Refusal } from "../refusal";
import { type TransitRouter, tablesOf, transitRouterOfCen } from "./transit-router";

/** A policy for routes that enter or leave a route table. */
interface RouteMap extends Fields {
  readonly RouteMapId: string;
  readonly CenId: string;
  readonly CenRegionId: string;
  readonly TransitRouterRouteTableId: string;
  readonly TransmitDirection: string;
  readonly Priority: number;
}

const KIND = "RouteMap";

/** How long it takes. The real time is not known. */
const CREATION = 3000;

const MAP = {
  AsPathMatchMode: "text",
  CenId: "text",
  CenRegionId: "text",
  CidrMatchMode: "text",
  CommunityMatchMode: "text",
  CommunityOperateMode: "text",
  Description: "text",
  DestinationChildInstanceTypes: ["text"],
  DestinationCidrBlocks: ["text"],
  DestinationInstanceIds: ["text"],
  DestinationInstanceIdsReverseMatch: "flag",
  DestinationRegionIds: ["text"],
  DestinationRouteTableIds: ["text"],
  MapResult: "text",
  MatchAddressType: "text",
  MatchAsns: ["text"],
  MatchCommunitySet: ["text"],
  NextPriority: "number",
  OperateCommunitySet: ["text"],
  Preference: "number",
  PrependAsPath: ["text"],
  Priority: "number",
  RegionId: "text",
  RouteMapId: "text",
  RouteTypes: ["text"],
  SourceChildInstanceTypes: ["text"],
  SourceInstanceIds: ["text"],
  SourceInstanceIdsReverseMatch: "flag",
  SourceRegionIds: ["text"],
  SourceRouteTableIds: ["text"],
  TransitRouterRouteTableId: "text",
  TransmitDirection: "text",
} as const;
type Request = Given<typeof MAP>;

/** Names of list items in answers that differ from the list's name without its last letter. */
const ONE_OF: Readonly<Record<string, string>> = {
  MatchCommunitySet: "MatchCommunity",
  OperateCommunitySet: "OperateCommunity",
  PrependAsPath: "AsPath",
};

const DEFAULTS = {
  Status: "Active",
  SourceInstanceIdsReverseMatch: false,
  DestinationInstanceIdsReverseMatch: false,
};

/** "Priority 5000 … after a VPN connection is attached." Source: the vendor's page on attaching a connection. */
const SYSTEM_MAP = {
  TransmitDirection: "RegionOut",
  Priority: 5000,
  MapResult: "Deny",
  SourceChildInstanceTypes: { SourceChildInstanceType: ["VPN", "VBR", "CCN"] },
  DestinationChildInstanceTypes: { DestinationChildInstanceType: ["VPN", "VBR", "CCN"] },
};

export const routeMaps: Actions = {
  CreateCenRouteMap: action(
    MAP,
    ["CenId", "CenRegionId", "MapResult", "Priority", "TransmitDirection"],
    ({ inventory, caller, clock }, { RegionId: _, ...given }) => {
      const { CenId, CenRegionId, TransmitDirection, Priority } = given;
      const router = transitRouterOfCen(inventory, { ...caller, region: CenRegionId }, CenId);
      refuseBeyond(given);
      refuseUnfit(inventory, { CenId, CenRegionId, TransmitDirection, Priority });
      const RouteMapId = inventory.issue("cenrmap");
      const map = inventory.add<RouteMap>(
        KIND,
        RouteMapId,
        { ...caller, region: CenRegionId },
        {
          ...DEFAULTS,
          ...wrapped(given),
          ...{ RouteMapId, CenId, CenRegionId, TransmitDirection, Priority },
          TransitRouterRouteTableId: given.TransitRouterRouteTableId ?? tablesOf(inventory, router.id)[0]?.id ?? "",
        },
      );
      if (!caller.past) {
        map.fields = { ...map.fields, Status: "Creating" };
        inventory.later(map, clock.now + CREATION, { Status: "Active" });
      }
      return { RouteMapId };
    },
  ),

  DescribeCenRouteMaps: action(
    {
      ...BY_NUMBER,
      CenId: "text",
      CenRegionId: "text",
      RegionId: "text",
      RouteMapId: "text",
      TransitRouterRouteTableId: "text",
      TransmitDirection: "text",
    },
    ["CenId"],
    ({ inventory, caller: { account } }, { PageNumber, PageSize, RegionId: _, ...wanted }) => {
      const rows = inventory
        .seen<RouteMap>(KIND, { account })
        .map(({ fields }) => fields)
        .filter((one) => Object.entries(sent(wanted)).every(([name, value]) => one[name] === value));
      return numbered(sent({ PageNumber, PageSize }), rows, (RouteMap) => ({ RouteMaps: { RouteMap } }));
    },
  ),

  ModifyCenRouteMap: action(MAP, ["CenId", "CenRegionId", "RouteMapId"], (call, { RegionId: _, ...given }) => {
    const map = mapNamed(call, given.RouteMapId);
    const Priority = given.Priority ?? map.fields.Priority;
    refuseBeyond(given);
    refuseUnfit(call.inventory, { ...map.fields, Priority }, map);
    map.fields = { ...map.fields, ...wrapped(given) };
    return {};
  }),

  DeleteCenRouteMap: action(MAP, ["CenId", "CenRegionId", "RouteMapId"], (call, { RouteMapId }) => {
    call.inventory.remove(mapNamed(call, RouteMapId));
    return {};
  }),
};

/** The maps that keep VPN, VBR and CCN connections apart, on every table of a transit router with a VPN attachment. */
export function addSystemMaps({ inventory, caller }: Call, router: CloudObject<TransitRouter>): void {
  const isConnected = inventory
    .all("TransitRouterAttachment")
    .some(({ fields }) => fields.TransitRouterId === router.id && fields.ResourceType === "VPN");
  if (!isConnected) return;
  const { CenId = "" } = router.fields;
  const region = router.region ?? "";
  for (const { id: TransitRouterRouteTableId } of tablesOf(inventory, router.id)) {
    const RouteMapId = `cenrmap-system-${TransitRouterRouteTableId}`;
    if (inventory.find(KIND, RouteMapId)) continue;
    const scope = { RouteMapId, CenId, CenRegionId: region, TransitRouterRouteTableId };
    inventory.add(KIND, RouteMapId, { ...caller, region }, { ...DEFAULTS, ...SYSTEM_MAP, ...scope }, { found: true });
  }
}

/** Maps go with their table. */
export function removeMapsOf(inventory: Inventory, tableId: string): void {
  for (const map of inventory.all<RouteMap>(KIND))
    if (map.fields.TransitRouterRouteTableId === tableId) inventory.remove(map);
}

function mapNamed({ inventory, caller: { account } }: Call, id: string): CloudObject<RouteMap> {
  return inventory.named<RouteMap>(KIND, id, { account });
}

/** Lists as answers have them: `SourceRegionIds: { SourceRegionId: [...] }`. */
function wrapped(given: Request): Fields {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      Array.isArray(value) ? { [ONE_OF[name] ?? name.slice(0, -1)]: value } : (value as Fields[string]),
    ]),
  );
}

/** "1 to 100", and "up to 32" in each list (CreateCenRouteMap); the codes are ours. */
function refuseBeyond({ NextPriority, Preference, ...given }: Partial<Request>): void {
  // the provider sends 0 for a missing value
  for (const number of [NextPriority, Preference])
    if (number && (number < 1 || number > 100))
      throw new Refusal("Sim.RouteMapPriority", `${number} is not one of 1 to 100.`);
  for (const [name, value] of Object.entries(given))
    if (Array.isArray(value) && value.length > 32)
      throw new Refusal("Sim.RouteMapList", `${name} has up to 32 items, not ${value.length}.`);
}

function refuseUnfit(
  inventory: Inventory,
  {
    CenId,
    CenRegionId,
    TransmitDirection,
    Priority,
  }: Pick<RouteMap, "CenId" | "CenRegionId" | "TransmitDirection" | "Priority">,
  self?: CloudObject<RouteMap>,
): void {
  // "1 to 100" (CreateCenRouteMap); the codes are ours.
  if (Priority < 1 || Priority > 100)
    throw new Refusal("Sim.RouteMapPriority", `Priority ${Priority} is not one of 1 to 100.`);
  const twin = inventory
    .all<RouteMap>(KIND)
    .filter((map) => map.id !== self?.id)
    .filter(({ fields }) => fields.CenId === CenId && fields.CenRegionId === CenRegionId)
    .find(({ fields }) => fields.TransmitDirection === TransmitDirection && fields.Priority === Priority);
  // "Same region and direction cannot reuse a priority" (CreateCenRouteMap).
  if (twin) throw new Refusal("Sim.RouteMapPriorityInUse", `${twin.id} has priority ${Priority} already.`);
}
