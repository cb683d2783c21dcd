import { ownerNumber } from "../account";
import { type Actions, action, type Call } from "../action";
import { type Fields, sent } from "../fields";
import { type Caller, type CloudObject, type Inventory, isSeen, notFound } from "../inventory";
import { BY_NUMBER, numbered } from "../paging";
import { Refusal } from "../refusal";
import { hasTags, listed, TAGS, tagsOf } from "../tags";
import { zonesOf } from "../zones";

export interface TransitRouter extends Fields {
  readonly TransitRouterId: string;
  /** For an existing one, once a call has named it. */
  readonly CenId?: string;
  readonly Type: "Enterprise" | "Basic";
  readonly Status: string;
}

export interface RouteTable extends Fields {
  readonly TransitRouterRouteTableId: string;
  /** Unknown for an existing one that calls have only named. */
  readonly TransitRouterId?: string;
  readonly TransitRouterRouteTableType: "System" | "Custom";
  readonly TransitRouterRouteTableStatus: string;
}

const KIND = "TransitRouter";
export const TABLE = "TransitRouterRouteTable";
const CEN = "Cen";

/** How long it takes. The real times are not known. */
const CREATION = 30_000;
const DELETION = 30_000;

const NAMED = {
  ClientToken: "text",
  DryRun: "flag",
  RegionId: "text",
  TransitRouterDescription: "text",
  TransitRouterName: "text",
} as const;

export const transitRouters: Actions = {
  CreateTransitRouter: action(
    { ...NAMED, CenId: "text", SupportMulticast: "flag", Tag: TAGS },
    ["CenId", "RegionId"],
    (call, { CenId, SupportMulticast = false, TransitRouterName, TransitRouterDescription, Tag }) => {
      const { inventory, caller, clock } = call;
      const cen = inventory.reference(CEN, CenId, { account: caller.account }, () => ({ CenId, Status: "Active" }));
      // Source of the code: those that the provider retries.
      if (cen.fields.Status !== "Active") throw new Refusal("Operation.Blocking", `${CenId} is ${cen.fields.Status}.`);
      const TransitRouterId = inventory.issue("tr");
      addDefaultTable(inventory, caller, TransitRouterId);
      const fields: TransitRouter = {
        ...{ TransitRouterId, CenId, RegionId: caller.region, SupportMulticast },
        ...sent({ TransitRouterName, TransitRouterDescription }),
        Type: "Enterprise",
        Status: caller.past ? "Active" : "Creating",
        CreationTime: new Date(clock.now).toISOString(),
      };
      const router = inventory.add(KIND, TransitRouterId, caller, fields, { tags: tagsOf(Tag) });
      if (!caller.past) inventory.later(router, clock.now + CREATION, { Status: "Active" });
      return { TransitRouterId };
    },
  ),

  ListTransitRouters: action(
    {
      ...BY_NUMBER,
      CenId: "text",
      RegionId: "text",
      Status: "text",
      Tag: TAGS,
      TransitRouterId: "text",
      TransitRouterName: "text",
      Type: "text",
    },
    [],
    ({ inventory, caller }, { PageNumber, PageSize, Tag, RegionId: _, ...wanted }) => {
      const { TransitRouterId, CenId } = wanted;
      // A transit router that a call requests by id existed before, unless known otherwise.
      if (TransitRouterId && mayExist(inventory, caller, TransitRouterId))
        transitRouter(inventory, caller, TransitRouterId, CenId);
      const found = inventory
        .seen<TransitRouter>(KIND, caller)
        .filter(({ fields }) => Object.entries(sent(wanted)).every(([name, value]) => fields[name] === value))
        .filter((one) => hasTags(one, Tag));
      const page = sent({ PageNumber, PageSize });
      return numbered(page, found.map(described), (TransitRouters) => ({ TransitRouters }));
    },
  ),

  UpdateTransitRouter: action(
    { ...NAMED, TransitRouterId: "text" },
    ["TransitRouterId"],
    ({ inventory, caller }, { TransitRouterId, TransitRouterName, TransitRouterDescription }) => {
      const router = transitRouter(inventory, caller, TransitRouterId);
      router.fields = { ...router.fields, ...sent({ TransitRouterName, TransitRouterDescription }) };
      return {};
    },
  ),

  DeleteTransitRouter: action(
    { ...NAMED, TransitRouterId: "text" },
    ["TransitRouterId"],
    (call, { TransitRouterId }) => {
      const { inventory, caller, clock } = call;
      const router = inventory.named<TransitRouter>(KIND, TransitRouterId, caller);
      const attached = attachedTo(call, TransitRouterId)[0];
      // Source of the code: those that the provider retries.
      if (attached)
        throw new Refusal("InvalidOperation.AttachedChildInstanceExist", `${attached.id} is on ${TransitRouterId}.`);
      router.fields = { ...router.fields, Status: "Deleting" };
      for (const table of tablesOf(inventory, TransitRouterId)) inventory.later(table, clock.now + DELETION, "gone");
      inventory.later(router, clock.now + DELETION, "gone");
      return {};
    },
  ),

  ListTransitRouterAvailableResource: action(
    { RegionId: "text", SupportMulticast: "flag" },
    ["RegionId"],
    (_, { RegionId, SupportMulticast = false }) => {
      const zones = zonesOf(RegionId);
      return { AvailableZones: zones, MasterZones: zones, SlaveZones: zones, SupportMulticast };
    },
  ),

  // Transit routers are in use, so the service is open.
  CheckTransitRouterService: action({ ClientToken: "text" }, [], () => ({ Enabled: true })),
  OpenTransitRouterService: action({ ClientToken: "text" }, [], () => {
    // Source of the code: the provider, which reads it as done.
    throw new Refusal("ORDER.OPEND", "The service is open already.");
  }),
};

/** A transit router that a call names, perhaps with its CEN instance. One that existed before has a default table. */
export function transitRouter(
  inventory: Inventory,
  caller: Caller,
  id: string,
  CenId?: string,
): CloudObject<TransitRouter> {
  const router = inventory.reference<TransitRouter>(KIND, id, caller, () => before(inventory, caller, id));
  if (CenId && router.fields.CenId === undefined) router.fields = { ...router.fields, CenId };
  if (CenId && router.fields.CenId !== CenId) throw notFound(KIND, id, caller);
  return router;
}

/** An id that starts with `tr-basic` means the Basic Edition, so people can rehearse this too. */
function before(inventory: Inventory, caller: Caller, TransitRouterId: string): TransitRouter {
  addDefaultTable(inventory, caller, TransitRouterId);
  const Type = TransitRouterId.startsWith("tr-basic") ? "Basic" : "Enterprise";
  return { TransitRouterId, Type, Status: "Active", RegionId: caller.region ?? caller.home };
}

/** The one transit router of a CEN instance in a region. */
export function transitRouterOfCen(inventory: Inventory, caller: Caller, CenId: string): CloudObject<TransitRouter> {
  const known = transitRoutersOf(inventory, CenId).find((router) => isSeen(router, caller));
  return known ?? transitRouter(inventory, caller, `${IMPLIED}${CenId}`, CenId);
}

/** Prefix of ids for transit routers that calls imply, but nobody has named. */
const IMPLIED = "tr-of-";

/** Whether a transit router exists only because calls imply it; it goes with its CEN instance. */
export function isImplied({ found, id }: CloudObject<TransitRouter>): boolean {
  return found && id.startsWith(IMPLIED);
}

/** The known transit routers of a CEN instance. */
export function transitRoutersOf(inventory: Inventory, CenId: string): CloudObject<TransitRouter>[] {
  return inventory.all<TransitRouter>(KIND).filter(({ fields }) => fields.CenId === CenId);
}

/** Whether a transit router may have existed before, in a CEN instance that no call has named yet. */
function mayExist(inventory: Inventory, caller: Caller, id: string): boolean {
  if (inventory.hasIssued(id) || !/^tr-(?!attach-)/.test(id)) return false;
  const known = inventory.find<TransitRouter>(KIND, id);
  return !known || (known.fields.CenId === undefined && isSeen(known, caller));
}

/** What is attached to a transit router. */
export function attachedTo({ inventory }: Call, TransitRouterId: string): CloudObject[] {
  return inventory.all("TransitRouterAttachment").filter(({ fields }) => fields.TransitRouterId === TransitRouterId);
}

/** A route table that a call names. One that existed before has no known transit router. */
export function routeTable(inventory: Inventory, caller: Caller, id: string): CloudObject<RouteTable> {
  return inventory.reference<RouteTable>(TABLE, id, caller, () => ({
    TransitRouterRouteTableId: id,
    TransitRouterRouteTableType: "Custom",
    TransitRouterRouteTableStatus: "Active",
  }));
}

/** The route tables of a transit router, its own first. */
export function tablesOf(inventory: Inventory, TransitRouterId: string): CloudObject<RouteTable>[] {
  const tables = inventory.all<RouteTable>(TABLE).filter(({ fields }) => fields.TransitRouterId === TransitRouterId);
  const rank = ({ fields }: CloudObject<RouteTable>) => (fields.TransitRouterRouteTableType === "System" ? 0 : 1);
  return tables.sort((one, other) => rank(one) - rank(other));
}

/** Gives a new transit router its own table. */
function addDefaultTable(inventory: Inventory, caller: Caller, TransitRouterId: string): void {
  const id = inventory.issue("vtb");
  const table: RouteTable = {
    TransitRouterId,
    TransitRouterRouteTableId: id,
    TransitRouterRouteTableName: "default",
    TransitRouterRouteTableType: "System",
    TransitRouterRouteTableStatus: "Active",
  };
  inventory.add(TABLE, id, caller, table, { found: true });
}

function described(router: CloudObject<TransitRouter>): Fields {
  return { ...router.fields, AliUid: ownerNumber(router.account), Tags: listed(router) };
}
