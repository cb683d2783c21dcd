import { accountId } from "../account";
import { type Actions, action, type Call } from "../action";
import { type Fields, sent } from "../fields";
import type { CloudObject, Inventory } from "../inventory";
import { Refusal } from "../refusal";

/** A role for a service of the cloud. */
interface ServiceLinkedRole extends Fields {
  readonly RoleName: string;
  readonly ServiceName: string;
}

const KIND = "Role";
const VPN = "vpn.aliyuncs.com";

export const serviceLinkedRoles: Actions = {
  CreateServiceLinkedRole: action(
    { CustomSuffix: "text", Description: "text", ServiceName: "text" },
    ["ServiceName"],
    (call, { ServiceName, CustomSuffix, Description }) => {
      const twin = roleOf(call, ServiceName);
      // An account has one such role of a service; the code is ours.
      if (twin) throw new Refusal("Sim.RoleExists", `The account has the role ${twin.fields.RoleName} already.`);
      const { RoleName } = addRole(call, ServiceName, { CustomSuffix, Description }, call.caller.past ?? false).fields;
      return { Role: { RoleName } };
    },
  ),

  DeleteServiceLinkedRole: action({ RoleName: "text" }, ["RoleName"], ({ inventory, caller }, { RoleName }) => {
    const role = roleNamed(inventory, caller.account, RoleName);
    const user = inventory.all("VpnConnection").find(({ account }) => account === caller.account);
    // A service must not use its role any more when the role is deleted; the code is ours.
    if (user && role.fields.ServiceName === VPN) throw new Refusal("Sim.RoleInUse", `${user.id} uses ${RoleName}.`);
    inventory.remove(role);
    return { DeletionTaskId: `task-${RoleName}` };
  }),

  GetServiceLinkedRoleDeletionStatus: action({ DeletionTaskId: "text" }, ["DeletionTaskId"], () => ({
    Status: "SUCCEEDED",
  })),

  GetRole: action({ RoleName: "text" }, ["RoleName"], ({ inventory, caller }, { RoleName }) => {
    const { ServiceName: _, ...Role } = roleNamed(inventory, caller.account, RoleName).fields;
    return { Role };
  }),
};

/** The cloud makes the role with an account's first IPsec connection. Source: the vendor's page on attaching a connection. */
export function ensureVpnRole(call: Call): void {
  if (!roleOf(call, VPN)) addRole(call, VPN, {}, true);
}

function addRole(
  { inventory, caller: { account } }: Call,
  ServiceName: string,
  { CustomSuffix, Description }: { CustomSuffix?: string; Description?: string },
  found: boolean,
): CloudObject<ServiceLinkedRole> {
  const [service = ""] = ServiceName.split(".");
  const suffix = CustomSuffix ? `_${CustomSuffix}` : "";
  const RoleName = `AliyunServiceRoleFor${service[0]?.toUpperCase()}${service.slice(1)}${suffix}`;
  const Arn = `acs:ram::${accountId(account)}:role/${RoleName.toLowerCase()}`;
  const fields = { ServiceName, RoleName, Arn, RoleId: inventory.issue("role"), ...sent({ Description }) };
  // Each account has one role of a name, without a region.
  return inventory.add<ServiceLinkedRole>(KIND, `${account} ${RoleName}`, { account }, fields, { found });
}

function roleNamed(inventory: Inventory, account: string, name: string): CloudObject<ServiceLinkedRole> {
  const role = inventory.find<ServiceLinkedRole>(KIND, `${account} ${name}`);
  // Source of the code: the provider, which takes it for "gone".
  if (!role) throw new Refusal("EntityNotExist.Role", `There is no role ${name}.`, 404);
  return role;
}

function roleOf({ inventory, caller: { account } }: Call, service: string): CloudObject<ServiceLinkedRole> | undefined {
  return inventory
    .all<ServiceLinkedRole>(KIND)
    .find((role) => role.account === account && role.fields.ServiceName === service);
}
