import { type Actions, action } from "../action";
import { type Fields, sent } from "../fields";
import type { CloudObject } from "../inventory";
import { BY_NUMBER, numbered } from "../paging";
import { hasTags, listed, TAGS, tagsOf } from "../tags";
import { vpcNamed } from "./vpc";

const KIND = "VSwitch";

const SETTINGS = {
  CidrBlock: "text",
  ClientToken: "text",
  Description: "text",
  EnableIPv6: "flag",
  RegionId: "text",
  Tag: TAGS,
  VpcId: "text",
  VSwitchId: "text",
  VSwitchName: "text",
  ZoneId: "text",
} as const;

/** Networks of a VPC, each in a zone. */
export const vswitches: Actions = {
  CreateVSwitch: action(
    SETTINGS,
    ["VpcId", "ZoneId"],
    ({ inventory, caller, clock }, { VpcId, ZoneId, CidrBlock, Description, VSwitchName, Tag }) => {
      vpcNamed(inventory, caller, VpcId);
      const VSwitchId = inventory.issue("vsw");
      const stated = sent({ VpcId, ZoneId, CidrBlock, Description, VSwitchName });
      const CreationTime = new Date(clock.now).toISOString();
      inventory.add<Fields>(
        KIND,
        VSwitchId,
        caller,
        { ...before(VSwitchId), ...stated, CreationTime },
        { tags: tagsOf(Tag) },
      );
      return { VSwitchId };
    },
  ),

  DescribeVSwitchAttributes: action(SETTINGS, ["VSwitchId"], ({ inventory, caller }, { VSwitchId }) =>
    described(inventory.named(KIND, VSwitchId, caller)),
  ),

  DescribeVSwitches: action(
    {
      ...BY_NUMBER,
      IsDefault: "flag",
      RegionId: "text",
      Tag: TAGS,
      VSwitchId: "text",
      VSwitchName: "text",
      VpcId: "text",
      ZoneId: "text",
    },
    [],
    ({ inventory, caller }, { PageNumber, PageSize, Tag, RegionId: _, ...wanted }) => {
      const found = inventory
        .seen(KIND, caller)
        .filter(({ fields }) => Object.entries(sent(wanted)).every(([name, value]) => fields[name] === value))
        .filter((one) => hasTags(one, Tag));
      return numbered(sent({ PageNumber, PageSize }), found.map(described), (VSwitch) => ({ VSwitches: { VSwitch } }));
    },
  ),

  ModifyVSwitchAttribute: action(
    SETTINGS,
    ["VSwitchId"],
    ({ inventory, caller }, { VSwitchId, VSwitchName, Description }) => {
      const vswitch = inventory.named(KIND, VSwitchId, caller);
      vswitch.fields = { ...vswitch.fields, ...sent({ VSwitchName, Description }) };
      return {};
    },
  ),

  DeleteVSwitch: action(SETTINGS, ["VSwitchId"], ({ inventory, caller }, { VSwitchId }) => {
    inventory.remove(inventory.named(KIND, VSwitchId, caller));
    return {};
  }),
};

/** A vSwitch that existed before the rehearsal. */
export function before(VSwitchId: string): Fields {
  return {
    VSwitchId,
    CidrBlock: "172.16.0.0/24",
    AvailableIpAddressCount: 252,
    Ipv6CidrBlock: "",
    IsDefault: false,
    ResourceGroupId: "rg-default",
    Status: "Available",
  };
}

function described(vswitch: CloudObject): Fields {
  return { ...vswitch.fields, Tags: { Tag: listed(vswitch) } };
}
