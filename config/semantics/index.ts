import { idProblem } from "../../domain/id";
import { sharedSecretProblem } from "../../domain/kms";
import { problemsIn } from "../../domain/problem";
import { regionProblem } from "../../domain/region";
import { tagsProblems } from "../../domain/tag";
import type { SourceDocument } from "../document";
import type { FileProblem, Report } from "../problem";
import type { EnvironmentFile } from "../schema";
import { checkAccounts } from "./accounts";
import { checkConnection } from "./connection";
import { checkFormerKeys } from "./past";
import { checkRouteTables, checkTransitRouter } from "./transit-router";
import { checkVpnGateways } from "./vpn-gateway";

/**
 * Whether the region has what the connections need: VPN gateways are in more regions than transit routers with IPsec. Also for
 * a document that does not fit the schema, so that this is not told only when all else is mended.
 */
export function regionProblems(document: SourceDocument): FileProblem[] {
  const { region, sites } = Object(document.value) as { region: unknown; sites: unknown };
  const connections = values(sites).flatMap((site) => values(site.connections));
  const onlyGateways = connections.length > 0 && connections.every(({ vpnGateway }) => vpnGateway !== undefined);
  // What is no id of any region, the schema tells.
  const judged = typeof region === "string" && !onlyGateways && !idProblem("region")(region);
  const problem = judged ? regionProblem(region) : undefined;
  const path = ["region"];
  return problem ? [{ file: document.file, position: document.locate(path), path, ...problem }] : [];
}

function values(map: unknown): Record<string, unknown>[] {
  return Object.values(Object(map)).map(Object);
}

/** What a schema cannot say: values that must fit one another. For a document that fits the schema. */
export function semanticProblems(document: SourceDocument): FileProblem[] {
  const environment = document.value as EnvironmentFile;
  const problems: FileProblem[] = [];
  const report: Report = (path, found) => {
    for (const problem of problemsIn(found))
      problems.push({ file: document.file, position: document.locate(path), path, ...problem });
  };
  checkAccounts(environment, report);
  checkTransitRouter(environment, report);
  checkVpnGateways(environment, report);
  checkFormerKeys(environment, report);
  checkRouteTables(environment.defaults ?? {}, environment, ["defaults"], report);
  const { keys } = environment.defaults ?? {};
  if (typeof keys === "object") report(["defaults", "keys", "kms", "secret"], sharedSecretProblem(keys.kms.secret));
  for (const [site, value] of Object.entries(environment.sites ?? {})) {
    const tags = { ...environment.tags, ...value.tags };
    report(["sites", site, "tags"], tagsProblems(tags));
    for (const [name, gateway] of Object.entries(value.customerGateways)) {
      if ("tags" in gateway && gateway.tags)
        report(["sites", site, "customerGateways", name, "tags"], tagsProblems({ ...tags, ...gateway.tags }));
    }
    for (const [name, connection] of Object.entries(value.connections))
      checkConnection(environment, value, connection, ["sites", site, "connections", name], report);
  }
  return problems;
}
