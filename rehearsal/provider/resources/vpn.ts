import type { Fields } from "../../../cloud";
import { GONE, type ResourceType, VPC } from "../resource";
import type { Word, Words } from "../words";

const NO_CONNECTION = "InvalidVpnConnectionInstanceId.NotFound";

export const customerGateway: ResourceType = {
  version: VPC,
  id: ["CustomerGatewayId"],
  words: { customer_gateway_name: "Name", name: { sent: null, read: null } },
  create: { action: "CreateCustomerGateway", retried: ["OperationConflict"] },
  read: { action: "DescribeCustomerGateway", done: ["InvalidCustomerGatewayInstanceId.NotFound"] },
  updates: [{ action: "ModifyCustomerGatewayAttribute", changes: ["customer_gateway_name", "description"] }],
  tags: "CUSTOMERGATEWAY",
  remove: {
    action: "DeleteCustomerGateway",
    retried: ["VpnGateway.Configuring"],
    done: ["InvalidCustomerGatewayInstanceId.NotFound"],
  },
  minutes: { create: 5, update: 5, delete: 5 },
};

const HEALTH_CHECK: Word = { sent: "HealthCheckConfig", read: "VcoHealthCheck", as: "json" };
const IKE_CONFIG: Word = { as: "json" };
const BGP_CONFIG: Word = {
  sent: "BgpConfig",
  read: "VpnBgpConfig",
  as: "json",
  within: { enable: "EnableBgp" },
};

/** Arguments of a connection of which a change is sent with both subnets. */
const CONNECTION_CHANGES = [
  ...["effect_immediately", "enable_dpd", "enable_nat_traversal", "bgp_config", "ike_config", "ipsec_config"],
  ...["health_check_config", "tunnel_options_specification"],
];
const SUBNETS = ["local_subnet", "remote_subnet"];

export const vpnAttachment: ResourceType = {
  version: VPC,
  id: ["VpnConnectionId"],
  words: {
    vpn_attachment_name: "Name",
    status: "State",
    bgp_config: BGP_CONFIG,
    health_check_config: HEALTH_CHECK,
    ike_config: IKE_CONFIG,
    ipsec_config: { as: "json" },
  },
  create: {
    action: "CreateVpnAttachment",
    tags: "Tag",
    token: "same",
    retried: ["Appliance.Configuring", "VpnGateway.Configuring", "VpnTask.CONFLICT", "TaskConflict"],
  },
  read: { action: "DescribeVpnConnection", done: [NO_CONNECTION] },
  updates: [
    {
      action: "ModifyVpnAttachmentAttribute",
      token: "same",
      changes: [
        ...[...CONNECTION_CHANGES, ...SUBNETS],
        ...["vpn_attachment_name", "customer_gateway_id", "enable_tunnels_bgp"],
      ],
      always: SUBNETS,
      afterCreate: ["health_check_config"],
      retried: ["VpnConnection.Configuring", "Appliance.Configuring", "VpnTask.CONFLICT", "VpnGateway.Configuring"],
    },
    moved("VPNATTACHMENT", "VpnConnectionId"),
  ],
  tags: "VPNATTACHMENT",
  remove: { action: "DeleteVpnAttachment", done: [GONE] },
  minutes: { create: 5, update: 5, delete: 5 },
};

/** Of a connection on a VPN gateway, both subnets are sets. */
const JOINED: Words = { local_subnet: { as: "joined" }, remote_subnet: { as: "joined" } };

const ACTIVE = { field: "State", is: ["active"], after: 10 };

export const vpnConnection: ResourceType = {
  version: VPC,
  id: ["VpnConnectionId"],
  words: {
    ...JOINED,
    vpn_connection_name: "Name",
    name: { sent: null, read: null },
    // Neither sent nor read.
    network_type: { sent: null, read: null },
    bgp_config: BGP_CONFIG,
    health_check_config: HEALTH_CHECK,
    ike_config: { as: "json", within: { ike_local_id: "LocalId", ike_remote_id: "RemoteId" } },
    ipsec_config: { as: "json" },
  },
  create: {
    action: "CreateVpnConnection",
    tags: "Tags",
    until: ACTIVE,
    retried: ["Appliance.Configuring", "VpnGateway.Configuring", "VpnTask.CONFLICT", "VpnConnection.Configuring"],
  },
  read: { action: "DescribeVpnConnection", done: [NO_CONNECTION] },
  updates: [
    {
      action: "ModifyVpnConnectionAttribute",
      changes: [...CONNECTION_CHANGES, ...SUBNETS, "vpn_connection_name", "auto_config_route"],
      always: [...SUBNETS, "auto_config_route"],
      along: ["enable_tunnels_bgp"],
      afterCreate: ["health_check_config"],
      request: withoutGateways,
      until: ACTIVE,
      retried: ["VpnGateway.Configuring", "VpnTask.CONFLICT"],
    },
  ],
  tags: "VPNCONNECTION",
  remove: {
    action: "DeleteVpnConnection",
    until: { field: "Status", is: [], after: 5 },
    retried: ["VpnGateway.Configuring", "Appliance.Configuring", "VpnTask.CONFLICT", "VpnConnection.Configuring"],
  },
  minutes: { create: 5, update: 5, delete: 5 },
};

/** A change of tunnels on a VPN gateway names no customer gateway: they keep theirs, and are distinguished by their role. */
function withoutGateways({ TunnelOptionsSpecification: tunnels, ...others }: Record<string, unknown>) {
  if (!Array.isArray(tunnels)) return others;
  const sent = tunnels.map(({ CustomerGatewayId: _, ...tunnel }: Fields) => tunnel);
  return { ...others, TunnelOptionsSpecification: sent };
}

/** How the provider shows the payment of a gateway under the former name. */
export const instanceChargeType = (ChargeType: unknown) => (ChargeType === "Prepay" ? "PrePaid" : "PostPaid");

const GATEWAY = (after: number) => ({ field: "Status", is: ["active"], after });

export const vpnGateway: ResourceType = {
  version: VPC,
  id: ["VpnGatewayId"],
  words: {
    vpn_gateway_name: "Name",
    name: { sent: null, read: null },
    payment_type: { sent: "InstanceChargeType", read: "ChargeType" },
    instance_charge_type: { sent: null, read: "InstanceChargeType" },
    bandwidth: { read: "Spec" },
    enable_ipsec: { read: "IpsecVpn" },
    enable_ssl: { read: "SslVpn" },
    ssl_connections: { read: "SslMaxConnections" },
  },
  create: {
    action: "CreateVpnGateway",
    until: GATEWAY(20),
    retried: ["OperationFailed.SslNotSupport"],
    request: ({ InstanceChargeType: paid, ...request }) => ({
      ...request,
      ...(paid === undefined
        ? {}
        : { InstanceChargeType: /^(subscription|prepaid)$/i.test(String(paid)) ? "PREPAY" : "POSTPAY" }),
    }),
  },
  read: {
    action: "DescribeVpnGateway",
    done: ["InvalidVpnGatewayInstanceId.NotFound"],
    answer: ({ Spec, ChargeType, ...answer }) => ({
      ...answer,
      Spec: Number.parseInt(String(Spec), 10),
      ChargeType: ({ Prepay: "Subscription", PostpayByFlow: "PayAsYouGo" } as Fields)[String(ChargeType)] ?? ChargeType,
      InstanceChargeType: instanceChargeType(ChargeType),
    }),
  },
  updates: [
    {
      action: "ModifyVpnGatewayAttribute",
      changes: ["vpn_gateway_name", "description", "auto_propagate"],
      afterCreate: ["description", "auto_propagate"],
      until: GATEWAY(5),
    },
    moved("VpnGateWay", "VpnGatewayId"),
  ],
  tags: "VpnGateWay",
  remove: {
    action: "DeleteVpnGateway",
    until: { field: "Status", is: [], after: 5 },
    retried: ["VpnGateway.Configuring"],
    done: [
      "INSTANCE_NOT_EXISTS",
      "IncorrectStatus.VpnGateway",
      "InvalidVpnGatewayId.NotFound",
      "InvalidRegionId.NotFound",
    ],
  },
  // One that is subscribed to is only forgotten.
  keeps: ({ payment_type }) => payment_type === "Subscription",
  minutes: { create: 15, update: 5, delete: 5 },
};

/** Another resource group. */
function moved(ResourceType: string, idName: string) {
  return {
    action: "MoveVpnResourceGroup",
    token: "none",
    changes: ["resource_group_id"],
    request: ({ ResourceGroupId, [idName]: InstanceId, ...others }: Record<string, unknown>) => ({
      ...others,
      ...{ InstanceId, ResourceType, NewResourceGroupId: ResourceGroupId },
    }),
  } as const;
}
