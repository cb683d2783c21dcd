import type { Json } from "./fixtures";
import { planOf } from "./plan-of";

/** A resource in a plan, with its change. */
export interface Changed extends Json {
  address: string;
  change: Json & { actions: string[]; before: Json | null; after: Json | null; after_unknown: Json | false };
}

/** A plan of existing objects without changes, except the changes that `edit` makes. */
export function settled(
  json: Json,
  edit: (changes: ReadonlyMap<string, Changed>, plan: Json) => void = () => {},
): Json {
  const plan = planOf(json);
  // an existing object's references to ids are known; whether they change depends on their targets
  const there = planOf(
    JSON.parse(
      JSON.stringify(json).replaceAll(/\$\{(alicloud_\w+\.[\w-]+)\.id\}/g, (_, address) => idOf(address)),
    ) as Json,
  );
  const before = new Map((there.resource_changes as Changed[]).map(({ address, change }) => [address, change.after]));
  const changes = (plan.resource_changes as Changed[]).map((resource) => {
    const { change, address } = resource;
    change.actions = ["no-op"];
    change.after = { ...change.after, id: idOf(address) };
    change.after_unknown = (change.after_unknown || {}) as Json;
    delete change.after_unknown.id;
    change.before = { ...before.get(address), id: idOf(address) };
    return [address, resource] as const;
  });
  edit(new Map(changes), plan);
  return plan;
}

/** The id of an existing object. */
export function idOf(address: string): string {
  const [type = "", name = ""] = address.split(".");
  return `${PREFIXES[type] ?? "id"}-${name.replaceAll(/[^a-z0-9]/g, "")}`;
}

const PREFIXES: Readonly<Record<string, string>> = {
  alicloud_cen_transit_router_vpc_attachment: "tr-attach",
  alicloud_cen_transit_router_vpn_attachment: "tr-attach",
  alicloud_vpc: "vpc",
  alicloud_vpn_customer_gateway: "cgw",
  alicloud_vpn_gateway_vpn_attachment: "vco",
};

export function act(resource: Changed | undefined, actions: string[], cause?: string): void {
  if (!resource) throw new Error("no such resource");
  Object.assign(resource.change, { actions, ...(cause ? { replace_paths: [[cause]] } : {}) });
  if (["delete", "forget"].includes(actions.join()))
    Object.assign(resource.change, { after: null, after_unknown: false });
  else if (actions.length === 2) delete resource.change.after?.id;
}
