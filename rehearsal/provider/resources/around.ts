import type { Fields } from "../../../cloud";
import { GONE, RAM, RESOURCE_MANAGER, type ResourceType, VPC } from "../resource";

const available = (after: number) => ({ field: "Status", is: ["Available"], after });
const gone = (after: number) => ({ field: "Status", is: [], after });

export const vpc: ResourceType = {
  version: VPC,
  id: ["VpcId"],
  words: {
    name: { sent: null, read: null },
    create_time: "CreationTime",
    dns_hostname_status: { sent: "EnableDnsHostname", read: "DnsHostnameStatus" },
    enable_ipv6: { sent: "EnableIpv6", read: "EnabledIpv6" },
    user_cidrs: { sent: "UserCidr", read: "UserCidrs", as: "joined" },
    router_id: "VRouterId",
    router_table_id: { sent: null, read: "RouteTableId" },
    system_route_table_name: { sent: null, read: "RouteTableName" },
    system_route_table_description: { sent: null, read: "RouteTableDescription" },
    system_route_table_route_propagation_enable: { sent: null, read: "RoutePropagationEnable" },
    force_delete: { sent: null, read: null },
    ipv4_cidr_mask: { read: null },
    secondary_cidr_mask: { read: null },
    ipv6_isp: { read: null },
    ipv4_ipam_pool_id: { read: null },
  },
  create: {
    action: "CreateVpc",
    token: "same",
    tags: "Tag",
    until: available(5),
    retried: ["TaskConflict", "UnknownError"],
    request: withDns,
  },
  read: {
    action: "DescribeVpcAttribute",
    done: ["InvalidVpcId.NotFound"],
    also: [
      {
        action: "DescribeRouteTableList",
        answer: (list) => {
          const { RouterTableListType = [] } = list.RouterTableList as { RouterTableListType?: Fields[] };
          const table = RouterTableListType[0] ?? {};
          const { RouteTableId, RouteTableName, RoutePropagationEnable, Description } = table;
          return { RouteTableId, RouteTableName, RoutePropagationEnable, RouteTableDescription: Description };
        },
      },
    ],
  },
  updates: [
    {
      action: "ModifyVpcAttribute",
      token: "none",
      changes: ["vpc_name", "description", "cidr_block", "enable_ipv6", "dns_hostname_status"],
      afterCreate: ["dns_hostname_status"],
      request: ({ EnableIpv6, ...request }) =>
        withDns({ ...request, ...(EnableIpv6 === undefined ? {} : { EnableIPv6: EnableIpv6 }) }),
      until: available(5),
      retried: [
        ...["OperationFailed.LastTokenProcessing", "LastTokenProcessing", "OperationFailed.QueryCenIpv6Status"],
        ...["IncorrectStatus", "OperationConflict", "SystemBusy", "ServiceUnavailable", "IncorrectVpcStatus"],
      ],
    },
    {
      action: "MoveResourceGroup",
      token: "none",
      changes: ["resource_group_id"],
      request: ({ VpcId, ResourceGroupId }) => ({
        ResourceId: VpcId,
        ResourceType: "vpc",
        NewResourceGroupId: ResourceGroupId,
      }),
    },
  ],
  tags: "VPC",
  remove: {
    action: "DeleteVpc",
    until: gone(5),
    retried: ["DependencyViolation.VSwitch", "DependencyViolation.SecurityGroup", "IncorrectVpcStatus"],
    done: ["InvalidResource.NotFound", GONE],
  },
  minutes: { create: 10, update: 5, delete: 5 },
};

function withDns({ EnableDnsHostname: status, ...request }: Record<string, unknown>) {
  return status === undefined ? request : { ...request, EnableDnsHostname: status === "ENABLED" };
}

const BLOCK_STATES = [
  ...["IncorrectStatus.Vpc", "OperationConflict", "IncorrectStatus", "ServiceUnavailable", "SystemBusy"],
  "LastTokenProcessing",
];

export const vpcBlock: ResourceType = {
  version: VPC,
  id: ["VpcId", "SecondaryCidrBlock"],
  words: {
    ipv4_ipam_pool_id: { sent: "IpamPoolId", read: null },
    secondary_cidr_mask: { read: null },
  },
  create: {
    action: "AssociateVpcCidrBlock",
    token: "none",
    retried: BLOCK_STATES,
    with: { IpVersion: "IPV4" },
    answer: ({ CidrBlock }) => ({ SecondaryCidrBlock: CidrBlock }),
  },
  read: {
    action: "DescribeVpcs",
    by: ["VpcId"],
    in: "Vpcs",
    matching: ["VpcId"],
    answer: (vpc, { SecondaryCidrBlock = "" }) => {
      const { SecondaryCidrBlock: blocks = [] } = vpc.SecondaryCidrBlocks as { SecondaryCidrBlock?: string[] };
      const { VpcId, RegionId } = vpc;
      return blocks.includes(SecondaryCidrBlock) ? { VpcId, SecondaryCidrBlock, RegionId } : undefined;
    },
  },
  remove: {
    action: "UnassociateVpcCidrBlock",
    token: "none",
    done: [GONE],
    retried: [...BLOCK_STATES, "OperationFailed.CidrInUse"],
  },
  minutes: { create: 5, update: 5, delete: 5 },
};

export const vswitch: ResourceType = {
  version: VPC,
  id: ["VSwitchId"],
  words: {
    name: { sent: null, read: null },
    availability_zone: { sent: null, read: null },
    create_time: "CreationTime",
    enable_ipv6: "EnableIPv6",
    ipv6_cidr_block_mask: { sent: "Ipv6CidrBlock", read: null },
    vpc_ipv6_cidr_block: { read: null },
  },
  create: {
    action: "CreateVSwitch",
    until: available(0),
    retried: [
      ...["TaskConflict", "IncorrectStatus.cbnStatus", "InvalidStatus.RouteEntry", "IncorrectStatus"],
      ...["OperationFailed.IdempotentTokenProcessing", "CreateVSwitch.IncorrectStatus.cbnStatus"],
      ...["IncorrectVSwitchStatus", "OperationConflict", "OperationFailed.DistibuteLock"],
      "OperationFailed.NotifyCenCreate",
    ],
  },
  read: {
    action: "DescribeVSwitchAttributes",
    done: ["InvalidVSwitchId.NotFound"],
    answer: (vswitch) => ({ EnableIPv6: Boolean(vswitch.Ipv6CidrBlock), ...vswitch }),
  },
  updates: [
    {
      action: "ModifyVSwitchAttribute",
      token: "none",
      changes: ["vswitch_name", "description", "enable_ipv6"],
      until: available(0),
      retried: [
        "OperationConflict",
        "OperationFailed.LastTokenProcessing",
        "IncorrectStatus.VSwitch",
        "ServiceUnavailable",
      ],
    },
  ],
  tags: "VSWITCH",
  remove: {
    action: "DeleteVSwitch",
    token: "none",
    until: gone(0),
    retried: ["DependencyViolation", "OperationConflict", "IncorrectRouteEntryStatus", "InternalError", "TaskConflict"],
    done: ["InvalidVswitchID.NotFound", "InvalidVSwitchId.NotFound"],
  },
  minutes: { create: 5, update: 5, delete: 10 },
};

export const serviceLinkedRole: ResourceType = {
  version: RESOURCE_MANAGER,
  region: false,
  id: ["ServiceName", "RoleName"],
  words: { custom_suffix: { read: null }, description: { read: null } },
  create: { action: "CreateServiceLinkedRole", token: "none", answer: ({ Role }) => Role as Fields },
  read: {
    action: "GetRole",
    by: ["RoleName"],
    with: { Version: RAM },
    done: ["EntityNotExist.Role"],
    answer: ({ Role }, { ServiceName }) => ({ ServiceName, ...(Role as Fields) }),
  },
  remove: { action: "DeleteServiceLinkedRole", token: "none", by: ["RoleName"] },
  minutes: { create: 5, delete: 5 },
};
