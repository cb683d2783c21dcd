import { lstatSync } from "node:fs";
import { type Environment, FileProblemsError } from "../config";
import { keyProblem } from "../domain/name";
import { peerDevices } from "../peer/devices";
import type { PeerDevice } from "../peer/model";
import { refusals } from "../peer/problems";
import { CommandError } from "./command-error";
import { environmentsOf, namedFiles } from "./environment-files";
import type { GatewayAddresses } from "./gateway-addresses";
import { UNNAMED } from "./options";

/** What names devices on a command line. */
export const DEVICES = `NAME, NAME/SITE or NAME/SITE/DEVICE, or environment files; ${UNNAMED}`;

/** The chosen devices of an environment. */
export interface Chosen {
  readonly environment: Environment;
  readonly devices: readonly PeerDevice[];
}

/** The devices that arguments name; without any, all. */
export function choose(args: readonly string[], addresses: GatewayAddresses): Chosen[] {
  return (args.length === 0 ? [undefined] : args).flatMap((argument) => chosenBy(argument, addresses));
}

/** `prod/berlin/edge-1`, or a file. */
function chosenBy(argument: string | undefined, addresses: GatewayAddresses): Chosen[] {
  const keys = argument?.split("/") ?? [];
  const isPath = argument !== undefined && lstatSync(argument, { throwIfNoEntry: false }) !== undefined;
  const isNested = !isPath && keys.length > 1 && keys.length <= 3 && !keys.some((key) => keyProblem(key));
  const [name = "", site, device] = isNested ? keys : [argument];
  const environments = environmentsOf(namedFiles(argument === undefined ? [] : [name]));
  const chosen = environments.map((environment) => ({
    environment,
    devices: devicesOf(environment, addresses).filter(
      (each) => (site === undefined || each.site === site) && (device === undefined || each.device === device),
    ),
  }));
  if (site !== undefined && chosen.every(({ devices }) => devices.length === 0)) {
    const all = environments.flatMap((environment) => devicesOf(environment, addresses));
    const known = all.map((each) => `${name}/${each.site}/${each.device}`);
    throw new CommandError(`${argument} has no device with tunnels. Allowed: ${known.slice(0, MOST_NAMED).join(", ")}`);
  }
  return chosen;
}

/** In a message. */
const MOST_NAMED = 10;

/** The devices of an environment. */
export function devicesOf({ name, sites }: Environment, addresses: GatewayAddresses): PeerDevice[] {
  return Object.entries(sites).flatMap(([key, site]) =>
    peerDevices({
      environment: name,
      key,
      site,
      gatewayAddress: (connection, tunnel) => addresses(key, connection, tunnel),
    }),
  );
}

/**
 * Call it before writing anything.
 * @throws FileProblemsError with the reasons why the devices cannot be the other end
 */
export function refuse(chosen: readonly Chosen[]): void {
  const problems = chosen.flatMap(({ environment: { file }, devices }) =>
    devices.flatMap((device) =>
      refusals(device).map((problem) => ({
        file,
        path: ["sites", device.site, "customerGateways", device.device],
        ...problem,
      })),
    ),
  );
  if (problems.length > 0) throw new FileProblemsError(problems);
}
