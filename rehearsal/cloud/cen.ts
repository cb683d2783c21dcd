import { pattern } from "./pattern";
import { Refusal } from "./refusal";
import { removeMapsOf } from "./route-map";
import type { Query, Service } from "./service";
import {
  addDefaultTable,
  isImplied,
  mayExist,
  TRANSIT_ROUTER,
  type TransitRouter,
  tablesOf,
  transitRouter,
  transitRoutersOf,
} from "./transit-router";

/** A CEN instance (`alicloud_cen_instance`). */
interface CenInstance {
  readonly status: string;
}

const CEN = "alicloud_cen_instance";
const CEN_DEFAULTS = { protection_level: "REDUCED", resource_group_id: "rg-default", status: "Active" };

export const cenInstances: Service<CenInstance, object> = {
  create: ({ inventory }, realm, request) =>
    inventory.add(CEN, inventory.issue("cen"), realm, {
      ...CEN_DEFAULTS,
      ...request,
      create_time: new Date(Date.now()).toISOString(),
    }),

  remove({ inventory }, { id }) {
    const router = transitRoutersOf(inventory, id).find((one) => !isImplied(one));
    // Source of the code: those that the provider retries.
    if (router)
      throw new Refusal("InvalidOperation.CenInstanceStatus", `${router.fields.transit_router_id} is in ${id}.`);
  },
};

interface TransitRouterRequest {
  readonly cen_id: string;
}

export const transitRouters: Service<TransitRouter, TransitRouterRequest> = {
  create({ inventory }, realm, request) {
    const { id: cen } = inventory.reference<CenInstance>(CEN, request.cen_id, realm, () => CEN_DEFAULTS);
    const transit_router_id = inventory.issue("tr");
    addDefaultTable(inventory, realm, transit_router_id);
    return inventory.add(TRANSIT_ROUTER, `${cen}:${transit_router_id}`, realm, {
      support_multicast: false,
      ...request,
      transit_router_id,
      type: "Enterprise",
      status: "Active",
      region_id: realm.region,
      create_time: new Date(Date.now()).toISOString(),
    });
  },

  remove({ inventory }, { fields: { transit_router_id: id } }) {
    const attached = inventory
      .all<{ transit_router_id: string }>("alicloud_cen_transit_router_vpn_attachment")
      .find(({ fields }) => fields.transit_router_id === id);
    if (attached) {
      // Source of the code: those that the provider retries.
      throw new Refusal("InvalidOperation.AttachedChildInstanceExist", `${attached.id} is on ${id}.`);
    }
    for (const table of tablesOf(inventory, id)) {
      removeMapsOf(inventory, table.fields.transit_router_route_table_id);
      inventory.remove(table);
    }
  },
};

/** The data source `alicloud_cen_transit_routers`. */
export const findTransitRouters: Query<{
  readonly cen_id: string;
  readonly transit_router_id?: string;
  readonly transit_router_ids?: readonly string[];
  readonly ids?: readonly string[];
  readonly name_regex?: string;
  readonly status?: string;
}> = ({ inventory }, realm, query) => {
  const named = [query.transit_router_id ?? [], query.transit_router_ids ?? []].flat();
  // One that is asked for by id was there before, unless it is known not to be.
  for (const id of named) if (mayExist(inventory, realm, id)) transitRouter(inventory, realm, id, query.cen_id);
  const found = transitRoutersOf(inventory, query.cen_id)
    .filter((router) => router.realm.region === realm.region && router.realm.account === realm.account)
    .filter(({ fields }) => named.length === 0 || named.includes(fields.transit_router_id))
    .filter(({ fields }) => query.ids?.includes(`${fields.cen_id}:${fields.transit_router_id}`) ?? true)
    .filter(({ fields }) => pattern(query.name_regex).test(fields.transit_router_name ?? ""))
    .filter(({ fields }) => (query.status ?? fields.status) === fields.status);
  return {
    id: query.cen_id,
    ids: found.map(({ fields }) => fields.transit_router_id),
    names: found.map(({ fields }) => fields.transit_router_name ?? ""),
    transit_routers: found.map(({ realm: { account }, fields: { cen_id = "", transit_router_id, ...fields } }) => ({
      id: `${cen_id}:${transit_router_id}`,
      transit_router_id,
      transit_router_name: fields.transit_router_name ?? "",
      transit_router_description: "",
      type: fields.type,
      status: fields.status,
      cen_id,
      ali_uid: account,
      xgw_vip: "",
    })),
  };
};
