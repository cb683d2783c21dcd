/** The source of a fact, with its date. */
export interface Source {
  readonly title: string;
  /** ISO date, or year, of the edition that was read; absent if it has none. */
  readonly date?: string;
  /** Public page, perhaps of a later edition; absent if no such page is known. */
  readonly url?: string;
}

/** `CEN documentation, “Create a VPN connection”, 2024-12-04`. */
export const citation = ({ title, date }: Source): string => (date === undefined ? title : `${title}, ${date}`);

export const CREATE_A_VPN_CONNECTION: Source = {
  title: "CEN documentation, “Create a VPN connection”",
  date: "2024-12-04",
  url: "https://www.alibabacloud.com/help/en/cen/user-guide/attach-an-ipsec-vpn-connection-to-a-transit-router",
};
export const API_VPC: Source = {
  title: "VPC API 2016-04-28, CreateVpnAttachment and CreateCustomerGateway",
  date: "2026-08-03",
  url: "https://www.alibabacloud.com/help/en/vpc/developer-reference/api-vpc-2016-04-28-createvpnattachment",
};
export const API_CBN: Source = {
  title: "CEN API 2017-09-12, CreateTransitRouterVpnAttachment and others",
  date: "2026-04-20",
  url: "https://www.alibabacloud.com/help/en/cen/developer-reference/api-cbn-2017-09-12-createtransitroutervpnattachment",
};
export const API_KMS: Source = {
  title: "KMS API 2016-01-20, CreateSecret and GetSecretValue",
  date: "2025-08-21",
  url: "https://www.alibabacloud.com/help/en/kms/key-management-service/developer-reference/api-kms-2016-01-20-getsecretvalue",
};
export const PROVIDER: Source = {
  title: "aliyun/alicloud provider, source and acceptance tests",
  date: "2026-08-21",
  url: "https://github.com/aliyun/terraform-provider-alicloud/tree/81c43b672",
};
export const DUAL_TUNNEL: Source = {
  title: "VPN documentation, dual-tunnel IPsec-VPN connections on transit routers",
  date: "2025-12-01",
  url: "https://www.alibabacloud.com/help/en/vpn/sub-product-ipsec-vpn/user-guide/create-and-manage-ipsec-vpn-connections-dual-tunnel",
};
export const REGIONS_DOCUMENT: Source = {
  title: "VPN documentation, “Regions and zones supported by IPsec-VPN”",
  date: "2026",
  url: "https://help.aliyun.com/en/vpn/sub-product-ipsec-vpn/product-overview/regions-that-support-different-features-of-ipsec-vpn",
};
export const IOS_XE_WEAK_CRYPTO: Source = {
  title: "Cisco field notice FN72510, revision 1.2",
  date: "2023-04-10",
  url: "https://www.cisco.com/c/en/us/support/docs/field-notices/725/fn72510.html",
};
export const LIMITS_2021: Source = {
  title: "VPN documentation, “Limits”",
  date: "2021-03-09",
  url: "https://github.com/AlibabaCloudDocs/vpn/tree/5db6748",
};
export const TERRAFORM: Source = {
  title: "Terraform, JSON output format, checks, moved blocks",
  date: "2026",
  url: "https://developer.hashicorp.com/terraform/internals/json-format",
};
export const STRONGSWAN: Source = { title: "VPN documentation, “Configure strongSwan”", date: "2026-03-10" };
export const RESERVED_ASNS: Source = {
  title: "RFC 6793 and RFC 7300",
  date: "2014-07",
  url: "https://www.rfc-editor.org/rfc/rfc7300",
};
export const PRIVATE_ASNS: Source = {
  title: "RFC 6996, and “Create a VPN connection”",
  date: "2024-12-04",
  url: "https://www.rfc-editor.org/rfc/rfc6996",
};
export const BGP_LOOPS: Source = {
  title: "RFC 4271, section 9.1.2: routes with the own ASN in their AS path",
  date: "2006-01",
  url: "https://www.rfc-editor.org/rfc/rfc4271#section-9.1.2",
};
export const PRIVATE_CONNECTIONS: Source = {
  title: "VPN documentation, “Encrypt private connections by using BGP routing”, an edition without a date",
};
export const OVERLAPPING_VSWITCHES: Source = {
  title: "CEN documentation, “Resolve overlapping vSwitch CIDR blocks in CEN”",
  date: "2026-02-28",
};
export const OSS_BACKEND: Source = {
  title: "Terraform, backend “oss”, documentation and source, an edition without a date",
  url: "https://developer.hashicorp.com/terraform/language/backend/oss",
};
export const TERRAFORM_STATE: Source = {
  title: "Terraform, “Sensitive data in state”, an edition without a date",
  url: "https://developer.hashicorp.com/terraform/language/state/sensitive-data",
};
export const AWS_TUNNELS: Source = {
  title: "AWS Site-to-Site VPN user guide, “Tunnel options”, an edition without a date",
  url: "https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html",
};
