import { type Actions, action, type Call } from "../action";
import { type Fields, sent } from "../fields";
import type { Caller, CloudObject, Inventory } from "../inventory";
import { BY_NUMBER, numbered } from "../paging";
import { hasTags, listed, TAGS, tagsOf } from "../tags";

export interface Vpc extends Fields {
  readonly VpcId: string;
  readonly CidrBlock: string;
  readonly SecondaryCidrBlocks: { readonly SecondaryCidrBlock: readonly string[] };
}

export const KIND = "Vpc";
const TABLE = "RouterTable";

/** "The default CIDR block is 172.16.0.0/12" (CreateVpc). */
const DEFAULT_BLOCK = "172.16.0.0/12";

/** A fixed block stands for one from a pool, since there are no pools. */
const BLOCK_OF_POOL = "10.0.0.0/16";

/** How long a VPC is `Pending`. The real time is not known. */
const CREATION = 3000;

const SETTINGS = {
  CidrBlock: "text",
  ClientToken: "text",
  Description: "text",
  EnableDnsHostname: "flag",
  RegionId: "text",
  ResourceGroupId: "text",
  Tag: TAGS,
  VpcId: "text",
  VpcName: "text",
} as const;

export const vpcs: Actions = {
  CreateVpc: action(
    { ...SETTINGS, DryRun: "flag", EnableIpv6: "flag", UserCidr: "text" },
    ["RegionId"],
    (call, { CidrBlock, Description, EnableDnsHostname, EnableIpv6, ResourceGroupId, UserCidr, VpcName, Tag }) => {
      const { inventory, caller, clock } = call;
      const VpcId = inventory.issue("vpc");
      const stated = sent({ CidrBlock, Description, EnabledIpv6: EnableIpv6, ResourceGroupId, VpcName });
      const vpc = inventory.add<Vpc>(
        KIND,
        VpcId,
        caller,
        {
          ...before(VpcId),
          ...stated,
          ...(EnableDnsHostname ? { DnsHostnameStatus: "ENABLED" } : {}),
          UserCidrs: { UserCidr: UserCidr?.split(",") ?? [] },
          Status: caller.past ? "Available" : "Pending",
          RegionId: caller.region,
          VRouterId: inventory.issue("vrt"),
          CreationTime: new Date(clock.now).toISOString(),
        },
        { tags: tagsOf(Tag) },
      );
      if (!caller.past) inventory.later(vpc, clock.now + CREATION, { Status: "Available" });
      return { VpcId, RouteTableId: String(systemTable(call, vpc).RouteTableId) };
    },
  ),

  DescribeVpcAttribute: action({ RegionId: "text", VpcId: "text" }, ["VpcId"], (call, { VpcId }) =>
    described(call, call.inventory.named<Vpc>(KIND, VpcId, call.caller)),
  ),

  DescribeVpcs: action(
    {
      ...BY_NUMBER,
      IsDefault: "flag",
      RegionId: "text",
      ResourceGroupId: "text",
      Tag: TAGS,
      VpcId: "text",
      VpcName: "text",
    },
    ["RegionId"],
    (call, { PageNumber, PageSize, Tag, RegionId: _, VpcId, ...wanted }) => {
      const found = call.inventory
        .seen<Vpc>(KIND, call.caller)
        .filter(({ id }) => VpcId?.split(",").includes(id) ?? true)
        .filter(({ fields }) => Object.entries(sent(wanted)).every(([name, value]) => fields[name] === value))
        .filter((one) => hasTags(one, Tag));
      const rows = found.map((one) => described(call, one));
      return numbered(sent({ PageNumber, PageSize }), rows, (Vpc) => ({ Vpcs: { Vpc } }));
    },
  ),

  ModifyVpcAttribute: action(
    { ...SETTINGS, EnableIPv6: "flag" },
    ["VpcId"],
    ({ inventory, caller }, { VpcId, VpcName, Description, CidrBlock, EnableIPv6, EnableDnsHostname }) => {
      const vpc = inventory.named<Vpc>(KIND, VpcId, caller);
      const DnsHostnameStatus =
        EnableDnsHostname === undefined ? undefined : EnableDnsHostname ? "ENABLED" : "DISABLED";
      const changes = sent({ VpcName, Description, CidrBlock, EnabledIpv6: EnableIPv6, DnsHostnameStatus });
      vpc.fields = { ...vpc.fields, ...changes };
      return {};
    },
  ),

  DeleteVpc: action(
    { ...SETTINGS, DryRun: "flag", ForceDelete: "flag" },
    ["VpcId"],
    ({ inventory, caller }, { VpcId }) => {
      inventory.remove(inventory.named(KIND, VpcId, caller));
      for (const table of inventory.all(TABLE).filter(({ fields }) => fields.VpcId === VpcId)) inventory.remove(table);
      return {};
    },
  ),

  DescribeRouteTableList: action(
    { ...BY_NUMBER, RegionId: "text", RouteTableId: "text", VpcId: "text" },
    ["RegionId"],
    (call, { VpcId, RouteTableId, ...page }) => {
      const { inventory, caller } = call;
      const vpc = VpcId === undefined ? undefined : inventory.find<Vpc>(KIND, VpcId);
      if (vpc) systemTable(call, vpc);
      const rows = inventory
        .seen(TABLE, caller)
        .filter(({ id, fields }) => (VpcId ?? fields.VpcId) === fields.VpcId && (RouteTableId ?? id) === id)
        .map(({ fields }) => fields);
      return numbered(page, rows, (RouterTableListType) => ({ RouterTableList: { RouterTableListType } }));
    },
  ),

  ModifyRouteTableAttributes: action(
    {
      Description: "text",
      RegionId: "text",
      RoutePropagationEnable: "flag",
      RouteTableId: "text",
      RouteTableName: "text",
    },
    ["RouteTableId"],
    ({ inventory, caller }, { RouteTableId, Description, RoutePropagationEnable, RouteTableName }) => {
      const table = inventory.named(TABLE, RouteTableId, caller);
      table.fields = { ...table.fields, ...sent({ Description, RoutePropagationEnable, RouteTableName }) };
      return {};
    },
  ),

  AssociateVpcCidrBlock: action(
    {
      IpVersion: "text",
      IpamPoolId: "text",
      RegionId: "text",
      SecondaryCidrBlock: "text",
      SecondaryCidrMask: "number",
      VpcId: "text",
    },
    ["VpcId"],
    ({ inventory, caller }, { VpcId, SecondaryCidrBlock = BLOCK_OF_POOL }) => {
      const vpc = vpcNamed(inventory, caller, VpcId);
      keepBlocks(vpc, [...blocksOf(vpc), SecondaryCidrBlock]);
      return { CidrBlock: SecondaryCidrBlock };
    },
  ),

  UnassociateVpcCidrBlock: action(
    { RegionId: "text", SecondaryCidrBlock: "text", VpcId: "text" },
    ["VpcId", "SecondaryCidrBlock"],
    ({ inventory, caller }, { VpcId, SecondaryCidrBlock }) => {
      const vpc = inventory.named<Vpc>(KIND, VpcId, caller);
      keepBlocks(
        vpc,
        blocksOf(vpc).filter((one) => one !== SecondaryCidrBlock),
      );
      return {};
    },
  ),
};

/** A VPC that a call names, perhaps one that existed before. */
export function vpcNamed(inventory: Inventory, caller: Caller, id: string): CloudObject<Vpc> {
  return inventory.reference<Vpc>(KIND, id, caller, () => before(id));
}

export function before(VpcId: string): Vpc {
  return {
    VpcId,
    CidrBlock: DEFAULT_BLOCK,
    SecondaryCidrBlocks: { SecondaryCidrBlock: [] },
    UserCidrs: { UserCidr: [] },
    Ipv6CidrBlocks: { Ipv6CidrBlock: [] },
    EnabledIpv6: false,
    DnsHostnameStatus: "DISABLED",
    IsDefault: false,
    ResourceGroupId: "rg-default",
    Status: "Available",
  };
}

function blocksOf({ fields }: CloudObject<Vpc>): readonly string[] {
  return fields.SecondaryCidrBlocks.SecondaryCidrBlock;
}

function keepBlocks(vpc: CloudObject<Vpc>, SecondaryCidrBlock: readonly string[]): void {
  vpc.fields = { ...vpc.fields, SecondaryCidrBlocks: { SecondaryCidrBlock } };
}

function described({ inventory }: Call, vpc: CloudObject<Vpc>): Fields {
  const VSwitchId = inventory.all("VSwitch").flatMap(({ id, fields }) => (fields.VpcId === vpc.id ? [id] : []));
  return { ...vpc.fields, VSwitchIds: { VSwitchId }, Tags: { Tag: listed(vpc) } };
}

/** The table that every VPC has. */
function systemTable({ inventory, caller, clock }: Call, vpc: CloudObject<Vpc>): Fields {
  const known = inventory.all(TABLE).find(({ fields }) => fields.VpcId === vpc.id);
  if (known) return known.fields;
  const RouteTableId = inventory.issue("vtb");
  const fields: Fields = {
    RouteTableId,
    VpcId: vpc.id,
    RouterId: vpc.fields.VRouterId,
    ResourceGroupId: vpc.fields.ResourceGroupId,
    RouteTableType: "System",
    RoutePropagationEnable: true,
    Status: "Available",
    CreationTime: new Date(clock.now).toISOString(),
  };
  return inventory.add(TABLE, RouteTableId, caller, fields, { found: true }).fields;
}
