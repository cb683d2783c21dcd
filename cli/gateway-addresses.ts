import { parseIpv4 } from "../domain/ipv4";
import { terraformNameOf } from "../domain/name";
import type { TunnelNumber } from "../domain/tunnel";
import { readJson } from "../graph/read/load";
import { at, own, text } from "../graph/terraform/json";

/** Address of the cloud's gateway for a tunnel, if the files have it. */
export type GatewayAddresses = (site: string, connection: string, tunnel: TunnelNumber) => string | undefined;

/**
 * Places of outputs: in the result of `terraform output -json`, in a state, or in the printed JSON of a state or plan.
 */
const PLACES: readonly (readonly string[])[] = [
  [],
  ["outputs"],
  ["values", "outputs"],
  ["planned_values", "outputs"],
  ["prior_state", "values", "outputs"],
];

/**
 * Reads the outputs of stacks of sites. Looks at nothing else of a state or plan, which contains PSKs.
 * @throws UnreadableTarget for a file that is not JSON
 */
export function readGatewayAddresses(files: readonly string[]): GatewayAddresses {
  return gatewayAddressesIn(files.map(readJson));
}

/** The same for documents that have been read. */
export function gatewayAddressesIn(documents: readonly unknown[]): GatewayAddresses {
  return (site, connection, tunnel) => {
    const addresses = outputsOf(documents, site, connection).map((output) =>
      text(own(output, `gateway_address_${tunnel}`)),
    );
    return addresses.find((address) => address !== undefined && parseIpv4(address) !== undefined);
  };
}

/** The id of a connection, if a document has it. */
export function connectionIdIn(documents: readonly unknown[], site: string, connection: string): string | undefined {
  return outputsOf(documents, site, connection)
    .map((output) => text(own(output, "connection_id")))
    .find((id) => id !== undefined);
}

function outputsOf(documents: readonly unknown[], site: string, connection: string): readonly unknown[] {
  const name = terraformNameOf(site, connection);
  return documents.flatMap((document) => PLACES.map((place) => at(document, ...place, name, "value")));
}
