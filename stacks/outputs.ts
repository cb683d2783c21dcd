import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { terraformNameOf } from "../domain/name";
import type { SiteConnection } from "../modules/site/attachment";
import { addressed } from "../modules/terraform/address";

/** What devices and other stacks need to know of a connection, as the output `SITE__CONNECTION`. It contains no PSK. */
export function addOutput(scope: Construct, site: string, name: string, connection: SiteConnection): void {
  const { connectionId, attachmentId, gatewayAddresses } = connection;
  const terraformName = terraformNameOf(site, name);
  const output = new TerraformOutput(scope, terraformName, {
    description: `Connection ${site}/${name}: its ids, and the addresses of the cloud's gateways`,
    value: {
      connection_id: connectionId,
      ...(attachmentId === undefined ? {} : { attachment_id: attachmentId }),
      gateway_address_1: gatewayAddresses[1],
      gateway_address_2: gatewayAddresses[2],
    },
  });
  addressed(output, { terraformName });
}
