import { type Actions, action } from "../action";
import { type Fields, sent } from "../fields";
import type { CloudObject } from "../inventory";
import { BY_NUMBER, numbered } from "../paging";
import { Refusal } from "../refusal";
import { hasTags, listed, TAGS, tagsOf } from "../tags";
import { childInstancesOf } from "./child-instance";
import { isImplied, transitRoutersOf } from "./transit-router";

const KIND = "Cen";

/** How long it takes. The real times are not known. */
const CREATION = 5000;
const DELETION = 5000;

const NAMED = { CenId: "text", Description: "text", Name: "text", ProtectionLevel: "text" } as const;

export const cens: Actions = {
  CreateCen: action(
    { ...NAMED, ClientToken: "text", Tag: TAGS },
    [],
    ({ inventory, caller: { account, past }, clock }, { Name, Description, ProtectionLevel, Tag }) => {
      const CenId = inventory.issue("cen");
      const stated = sent({ Name, Description, ProtectionLevel });
      const fields = { ...before(CenId), ...stated, CreationTime: new Date(clock.now).toISOString() };
      // A CEN instance belongs to an account, but to no region.
      const cen = inventory.add<Fields>(KIND, CenId, { account, past }, fields, { tags: tagsOf(Tag) });
      if (!past) {
        cen.fields = { ...fields, Status: "Creating" };
        inventory.later(cen, clock.now + CREATION, { Status: "Active" });
      }
      return { CenId };
    },
  ),

  DescribeCens: action(
    { ...BY_NUMBER, Filter: [{ Key: "text", Value: ["text"] }], ResourceGroupId: "text", Tag: TAGS },
    [],
    ({ inventory, caller: { account } }, { Filter = [], ResourceGroupId, Tag, ...page }) => {
      const found = inventory
        .seen(KIND, { account })
        .filter(({ fields }) =>
          Filter.every(({ Key = "", Value = [] }) => Value.some((value) => value === fields[Key])),
        )
        .filter(({ fields }) => (ResourceGroupId ?? fields.ResourceGroupId) === fields.ResourceGroupId)
        .filter((one) => hasTags(one, Tag));
      return numbered(page, found.map(described), (Cen) => ({ Cens: { Cen } }));
    },
  ),

  ModifyCenAttribute: action(
    NAMED,
    ["CenId"],
    ({ inventory, caller }, { CenId, Name, Description, ProtectionLevel }) => {
      const cen = inventory.named<Fields>(KIND, CenId, caller);
      cen.fields = { ...cen.fields, ...sent({ Name, Description, ProtectionLevel }) };
      return {};
    },
  ),

  DeleteCen: action(NAMED, ["CenId"], ({ inventory, caller, clock }, { CenId }) => {
    const cen = inventory.named<Fields>(KIND, CenId, caller);
    const router = transitRoutersOf(inventory, CenId).find((one) => !isImplied(one));
    // Source of the code: those that the provider retries.
    const [child] = childInstancesOf(inventory, CenId);
    if (child)
      throw new Refusal("InvalidOperation.CenInstanceStatus", `${child.fields.ChildInstanceId} is in ${CenId}.`, 409);
    if (router) throw new Refusal("InvalidOperation.CenInstanceStatus", `${router.id} is in ${CenId}.`, 409);
    cen.fields = { ...cen.fields, Status: "Deleting" };
    inventory.later(cen, clock.now + DELETION, "gone");
    return {};
  }),
};

/** A CEN instance that existed before the rehearsal. */
export function before(CenId: string): Fields {
  return { CenId, ProtectionLevel: "REDUCED", ResourceGroupId: "rg-default", Status: "Active" };
}

function described(cen: CloudObject): Fields {
  return { ...cen.fields, CenBandwidthPackageIds: { CenBandwidthPackageId: [] }, Tags: { Tag: listed(cen) } };
}
