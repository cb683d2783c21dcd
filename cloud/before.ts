import { before as cen } from "./cbn/cen";
import type { Fields } from "./fields";
import type { Caller, Inventory } from "./inventory";
import { before as customerGateway } from "./vpc/customer-gateway";
import { before as vbr } from "./vpc/vbr";
import { before as vpc } from "./vpc/vpc";
import { before as vpnGateway } from "./vpc/vpn-gateway";
import { before as vswitch } from "./vpc/vswitch";

/** What there may have been before the rehearsal, and what its ids start with. */
const BEFORE: Readonly<Record<string, { readonly prefix: string; readonly fields: (id: string) => Fields }>> = {
  Cen: { prefix: "cen", fields: cen },
  CustomerGateway: { prefix: "cgw", fields: customerGateway },
  ResourceGroup: { prefix: "rg", fields: () => ({}) },
  VSwitch: { prefix: "vsw", fields: vswitch },
  Vbr: { prefix: "vbr", fields: vbr },
  Vpc: { prefix: "vpc", fields: vpc },
  VpnGateway: { prefix: "vpn", fields: vpnGateway },
};

/** Lets something have been there before; nothing happens where an id is this cloud's own, or taken. */
export function presume(inventory: Inventory, caller: Caller, kind: string, fields: Fields, wanted?: string): void {
  const before = BEFORE[kind];
  if (!before || (wanted !== undefined && (inventory.hasIssued(wanted) || inventory.find(kind, wanted)))) return;
  const id = wanted ?? inventory.issue(before.prefix);
  const where = kind === "Cen" ? { account: caller.account } : caller;
  inventory.add<Fields>(kind, id, where, { ...before.fields(id), ...fields }, { found: true });
}
