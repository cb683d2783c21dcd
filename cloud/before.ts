import { before as cen } from "./cbn/cen";
import type { Fields } from "./fields";
import type { Caller, Inventory } from "./inventory";
import { before as customerGateway } from "./vpc/customer-gateway";
import { before as vbr } from "./vpc/vbr";
import { before as vpc } from "./vpc/vpc";
import { before as vpnGateway } from "./vpc/vpn-gateway";
import { before as vswitch } from "./vpc/vswitch";

/** Kinds of objects that may have existed before the rehearsal, with the prefixes of their ids. */
const BEFORE: Readonly<Record<string, { readonly prefix: string; readonly fields: (id: string) => Fields }>> = {
  Cen: { prefix: "cen", fields: cen },
  CustomerGateway: { prefix: "cgw", fields: customerGateway },
  ResourceGroup: { prefix: "rg", fields: () => ({}) },
  VSwitch: { prefix: "vsw", fields: vswitch },
  Vbr: { prefix: "vbr", fields: vbr },
  Vpc: { prefix: "vpc", fields: vpc },
  VpnGateway: { prefix: "vpn", fields: vpnGateway },
};

/** Adds an object that existed before; does nothing if the id is this cloud's own, or in use. */
export function presume(inventory: Inventory, caller: Caller, kind: string, fields: Fields, wanted?: string): void {
  const before = BEFORE[kind];
  if (!before || (wanted !== undefined && (inventory.hasIssued(wanted) || inventory.find(kind, wanted)))) return;
  const id = wanted ?? inventory.issue(before.prefix);
  const where = kind === "Cen" ? { account: caller.account } : caller;
  inventory.add<Fields>(kind, id, where, { ...before.fields(id), ...fields }, { found: true });
}
