import { parseIpv4 } from "../domain/ipv4";
import { terraformNameOf } from "../domain/name";
import type { TunnelNumber } from "../domain/tunnel";
import { readJson } from "../graph/read/load";
import { at, own, text } from "../graph/terraform/json";

/** Address of the cloud's gateway for a tunnel, where the files that were read have it. */
export type GatewayAddresses = (site: string, connection: string, tunnel: TunnelNumber) => string | undefined;

/** Where outputs stand: in what `terraform output -json` prints, in a state, in what is printed of a state or of a plan. */
const PLACES: readonly (readonly string[])[] = [
  [],
  ["outputs"],
  ["values", "outputs"],
  ["planned_values", "outputs"],
  ["prior_state", "values", "outputs"],
];

/**
 * Reads the outputs of stacks of sites. Nothing else of a state or plan is looked at: PSKs are in it.
 * @throws UnreadableTarget for a file that is no JSON
 */
export function readGatewayAddresses(files: readonly string[]): GatewayAddresses {
  const documents = files.map(readJson);
  return (site, connection, tunnel) => {
    const outputs = documents.flatMap((document) =>
      PLACES.map((place) => at(document, ...place, terraformNameOf(site, connection), "value")),
    );
    const addresses = outputs.map((output) => text(own(output, `gateway_address_${tunnel}`)));
    return addresses.find((address) => address !== undefined && parseIpv4(address) !== undefined);
  };
}
