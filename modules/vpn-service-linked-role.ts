import { ResourceManagerServiceLinkedRole } from "@cdktf/provider-alicloud/lib/resource-manager-service-linked-role";
import { TerraformResource } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { type AddressProps, addressed } from "./terraform/address";

/** The resources with which the cloud makes the role, unless it exists. */
const USERS = ["alicloud_vpn_gateway_vpn_attachment", "alicloud_vpn_connection", "alicloud_vpn_gateway"];

/**
 * The role AliyunServiceRoleForVpn, with which the VPN service manages network interfaces and security groups. The
 * cloud makes the role with an account's first connection; this construct makes it before, if the deployer of
 * connections may not. Use it once in each account: the cloud refuses to make an existing role.
 */
export class VpnServiceLinkedRole extends Construct {
  private readonly resource: ResourceManagerServiceLinkedRole;

  public constructor(scope: Construct, id: string, props: AddressProps = {}) {
    super(scope, id);
    const resource = new ResourceManagerServiceLinkedRole(this, "Resource", { serviceName: "vpn.aliyuncs.com" });
    this.resource = addressed(resource, props);
  }

  /** Makes the role before all connections and VPN gateways of a construct, and deletes it after them. */
  public precede(construct: IConstruct): void {
    const { terraformResourceType, friendlyUniqueId } = this.resource;
    for (const element of construct.node.findAll().filter(TerraformResource.isTerraformResource)) {
      if (!USERS.includes(element.terraformResourceType)) continue;
      element.dependsOn = [...(element.dependsOn ?? []), `${terraformResourceType}.${friendlyUniqueId}`];
    }
  }
}
