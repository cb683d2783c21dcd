import type { Prices } from "../domain/bill";
import { connectionName } from "../domain/name";
import { didYouMean } from "../domain/nearest";
import { isExisting } from "../site/connection";
import { readDocument, type SourceDocument } from "./document";
import type { Environment } from "./environment";
import { byPosition, type FileProblem, FileProblemsError } from "./problem";
import type { PricesFile } from "./schema/prices";
import { schemaProblems } from "./validate";

/** A user's prices, and the connections they name that do not exist. */
export interface UserPrices extends Prices {
  /** Names of connections in environments that this run does not read. */
  readonly unused: readonly string[];
}

/**
 * Reads a user's prices for some environments.
 * @throws FileProblemsError
 */
export function readPrices(file: string, environments: readonly Environment[]): UserPrices {
  const document = readDocument(file, "a file of prices");
  const misfits = schemaProblems("prices", document);
  if (misfits.length > 0) throw new FileProblemsError(misfits.sort(byPosition));
  const { currency, prices, regions = {}, traffic = {} } = document.value as PricesFile;
  const named = Object.keys(traffic.connections ?? {});
  const problems = environments.flatMap((environment) => unknownConnections(document, named, environment));
  if (problems.length > 0) throw new FileProblemsError(problems.sort(byPosition));
  const isThere = (name: string) => environments.some((environment) => isIn(environment, name));
  return {
    currency,
    price: (item, region) => regions[region]?.[item] ?? prices[item],
    traffic: (name) => ({ ...traffic.everyConnection, ...traffic.connections?.[name] }),
    unused: named.filter((name) => !isThere(name)),
  };
}

const isIn = ({ name }: Environment, connection: string) => connection.startsWith(`${name}/`);

function unknownConnections(
  document: SourceDocument,
  named: readonly string[],
  environment: Environment,
): FileProblem[] {
  const known = Object.entries(environment.sites).flatMap(([site, { connections }]) =>
    Object.entries(connections).flatMap(([name, connection]) =>
      isExisting(connection) ? [] : connectionName(environment.name, site, name),
    ),
  );
  return named
    .filter((name) => isIn(environment, name) && !known.includes(name))
    .map((name) => {
      const path = ["traffic", "connections", name];
      return {
        file: document.file,
        path,
        position: document.locate(path, "key"),
        what: `${environment.file} has no connection ${name}`,
        allowed: `one of its connections, such as ${known[0]}`,
        ...didYouMean(name, known),
      };
    });
}
