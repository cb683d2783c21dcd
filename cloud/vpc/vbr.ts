import { type Actions, action } from "../action";
import type { Fields } from "../fields";
import type { Caller, CloudObject, Inventory } from "../inventory";
import { BY_NUMBER, numbered } from "../paging";
import { hasTags, listed, TAGS } from "../tags";

export const KIND = "Vbr";

/**
 * Virtual border routers, the cloud's ends of leased lines. Nobody makes one here; those that calls name existed
 * before.
 */
export const vbrs: Actions = {
  DescribeVirtualBorderRouters: action(
    {
      ...BY_NUMBER,
      Filter: [{ Key: "text", Value: ["text"] }],
      IncludeCrossAccountVbr: "flag",
      RegionId: "text",
      Tag: TAGS,
    },
    ["RegionId"],
    ({ inventory, caller }, { PageNumber = 1, PageSize = 10, Filter = [], Tag }) => {
      const rows = inventory
        .seen(KIND, caller)
        .filter(({ fields }) => Filter.every(({ Key = "", Value = [] }) => Value.includes(String(fields[Key]))))
        .filter((one) => hasTags(one, Tag))
        .map((one) => ({ ...one.fields, Tags: { Tags: listed(one) } }));
      return numbered({ PageNumber, PageSize }, rows, (VirtualBorderRouterType) => ({
        VirtualBorderRouterSet: { VirtualBorderRouterType },
      }));
    },
  ),
};

/** The router that a call names, which existed before. */
export function vbrNamed(inventory: Inventory, caller: Caller, id: string): CloudObject {
  return inventory.reference<Fields>(KIND, id, caller, () => before(id));
}

/** A router whose line works. Addresses are of link-local ones (RFC 3927). */
export function before(VbrId: string): Fields {
  return {
    VbrId,
    Name: VbrId,
    Status: "active",
    Type: "Private",
    AccessPointId: "ap-rehearsal",
    PhysicalConnectionId: "pc-rehearsal",
    PhysicalConnectionStatus: "Enabled",
    VlanId: 100,
    LocalGatewayIp: "169.254.100.1",
    PeerGatewayIp: "169.254.100.2",
    PeeringSubnetMask: "255.255.255.252",
    DetectMultiplier: 3,
    MinRxInterval: 1000,
    MinTxInterval: 1000,
    EnableIpv6: false,
    CreationTime: "2026-01-01T00:00:00Z",
  };
}
