import { ownerNumber, ownerOf } from "../account";
import { type Actions, action, type Call } from "../action";
import { type Fields, sent } from "../fields";
import type { Inventory } from "../inventory";
import { BY_NUMBER, numbered } from "../paging";
import { Refusal } from "../refusal";
import { KIND as VBR, vbrNamed } from "../vpc/vbr";
import { KIND as VPC, vpcNamed } from "../vpc/vpc";

/** A network that a CEN instance has without a transit router: the way before transit routers existed. */
interface ChildInstance extends Fields {
  readonly CenId: string;
  readonly ChildInstanceId: string;
  readonly ChildInstanceType: string;
  readonly ChildInstanceRegionId: string;
  readonly Status: string;
}

const KIND = "CenChildInstance";

/** How long it takes. The real times are not known. */
const ATTACHING = 10_000;
const DETACHING = 10_000;

const NAMED = {
  CenId: "text",
  CenOwnerId: "text",
  ChildInstanceId: "text",
  ChildInstanceOwnerId: "text",
  ChildInstanceRegionId: "text",
  ChildInstanceType: "text",
} as const;

const WHOLE = ["CenId", "ChildInstanceId", "ChildInstanceRegionId", "ChildInstanceType"] as const;

export const childInstances: Actions = {
  AttachCenChildInstance: action(NAMED, WHOLE, (call, { ChildInstanceOwnerId, ...given }) => {
    const { inventory, caller, clock } = call;
    const { CenId, ChildInstanceId, ChildInstanceRegionId, ChildInstanceType } = given;
    const kind = ChildInstanceType === "VPC" ? VPC : VBR;
    const owner = ownerOf(inventory, caller, kind, ChildInstanceId, ChildInstanceOwnerId);
    const where = { ...caller, account: owner, region: ChildInstanceRegionId };
    if (ChildInstanceType === "VPC") vpcNamed(inventory, where, ChildInstanceId);
    if (ChildInstanceType === "VBR") vbrNamed(inventory, where, ChildInstanceId);
    // Source of the code: the documents of 2021.
    if (inventory.all<ChildInstance>(KIND).some(({ fields }) => fields.ChildInstanceId === ChildInstanceId))
      throw new Refusal("InvalidOperation.ChildInstanceStatus", `${ChildInstanceId} is attached already.`, 409);
    const fields: ChildInstance = {
      ...{ CenId, ChildInstanceId, ChildInstanceRegionId, ChildInstanceType },
      ChildInstanceOwnerId: ownerNumber(owner),
      ChildInstanceAttachTime: new Date(clock.now).toISOString(),
      Status: caller.past ? "Attached" : "Attaching",
    };
    const child = inventory.add<ChildInstance>(
      KIND,
      idOf(fields),
      { account: caller.account, past: caller.past },
      fields,
    );
    if (!caller.past) inventory.later(child, clock.now + ATTACHING, { Status: "Attached" });
    return {};
  }),

  DescribeCenAttachedChildInstanceAttribute: action(NAMED, WHOLE, (call, given) => named(call, given).fields),

  DescribeCenAttachedChildInstances: action(
    { ...NAMED, ...BY_NUMBER },
    ["CenId"],
    ({ inventory, caller: { account } }, { PageNumber, PageSize, CenOwnerId: _, ChildInstanceOwnerId, ...wanted }) => {
      const rows = inventory
        .seen<ChildInstance>(KIND, { account })
        .map(({ fields }) => fields)
        .filter((child) => Object.entries(sent(wanted)).every(([name, value]) => child[name] === value))
        .filter(
          (child) =>
            String(child.ChildInstanceOwnerId) === (ChildInstanceOwnerId ?? String(child.ChildInstanceOwnerId)),
        );
      return numbered(sent({ PageNumber, PageSize }), rows, (ChildInstance) => ({ ChildInstances: { ChildInstance } }));
    },
  ),

  DetachCenChildInstance: action(NAMED, WHOLE, (call, given) => {
    const child = named(call, given);
    child.fields = { ...child.fields, Status: "Detaching" };
    call.inventory.later(child, call.clock.now + DETACHING, "gone");
    return {};
  }),
};

/** The networks that a CEN instance has. */
export function childInstancesOf(inventory: Inventory, CenId: string) {
  return inventory.all<ChildInstance>(KIND).filter(({ fields }) => fields.CenId === CenId);
}

function named({ inventory }: Call, given: Pick<ChildInstance, (typeof WHOLE)[number]>) {
  const child = inventory.find<ChildInstance>(KIND, idOf(given));
  // Source of the code: the provider, which reads it as "gone".
  if (!child) throw new Refusal("ParameterInstanceId", `${given.ChildInstanceId} is not attached to ${given.CenId}.`);
  return child;
}

function idOf(child: Pick<ChildInstance, (typeof WHOLE)[number]>): string {
  return [child.CenId, child.ChildInstanceId, child.ChildInstanceType, child.ChildInstanceRegionId].join(":");
}
