import { DEFAULT_ACCOUNT } from "../../domain/account";
import { idProblem } from "../../domain/id";
import { sharedSecretProblem } from "../../domain/kms";
import { keyProblem } from "../../domain/name";
import { didYouMean } from "../../domain/nearest";
import type { Problem } from "../../domain/problem";
import { regionProblem } from "../../domain/region";
import { tagCountProblem } from "../../domain/tag";
import type { Check } from "../../site/check";
import { checkRouteTables, type VpnGatewayEnd } from "../../site/problems/connection";
import { checkFormerNames, checkTags } from "../../site/problems/labels";
import { checkSettings } from "../../site/problems/settings";
import { checkSite } from "../../site/problems/site";
import { asksForTransit, checkTransitRouter } from "../../site/problems/transit-router";
import { checkVpnGateway, networkOf } from "../../site/problems/vpn-gateway";
import type { EnvironmentFile, VpnGatewayFile } from "../schema";
import { checkAccounts } from "./account-problems";

/** Everything wrong with an environment, besides its form: each value, and what must fit together. */
export function checkEnvironment(check: Check, environment: EnvironmentFile): void {
  checkTags(check, environment.tags);
  checkRegion(check, environment);
  checkAccounts(check, environment);
  checkRouter(check, environment);
  checkVpnGateways(check, environment);
  checkDefaults(check, environment);
  checkSites(check, environment);
}

/** Whether the region has what the connections need: VPN gateways are in more regions than transit routers with IPsec. */
function checkRegion(check: Check, { region, sites }: EnvironmentFile): void {
  const connections = Object.values({ ...sites }).flatMap((site) => Object.values({ ...site.connections }));
  const onlyGateways = connections.length > 0 && connections.every((connection) => "vpnGateway" in connection);
  // What is no id of any region, the schema reports.
  if (!onlyGateways) check.value("region", region, (id) => (idProblem("region")(id) ? undefined : regionProblem(id)));
}

function checkRouter(check: Check, { transitRouter: router, tags, sites }: EnvironmentFile): void {
  if (!router) {
    if (!sites) check.report({ what: "there is nothing to build", allowed: "sites, or a transitRouter to make" });
    return;
  }
  if (!check.isKnown(router)) return;
  checkTransitRouter(check.at("transitRouter"), router, tags);
  const { id, cidrs, routeTables = {} } = router;
  if (id === undefined && tags && check.isKnown(tags)) check.report(tagCountProblem(Object.keys(tags).length), "tags");
  const isAllThere = Object.values(routeTables).every((table) => "id" in table);
  if (sites || id === undefined || cidrs !== "existing" || asksForTransit({ ...router, cidrs: [] }) || !isAllThere)
    return;
  const what = "there is nothing to build: the transit router already has everything";
  check.report({ what, allowed: "sites, or something to make" });
}

function checkVpnGateways(check: Check, { vpnGateways = {}, tags }: EnvironmentFile): void {
  if (!check.isKnown(vpnGateways)) return;
  for (const [key, gateway] of Object.entries(vpnGateways)) {
    if (check.isKnown(gateway)) checkVpnGateway(check.at("vpnGateways", key), key, gateway, tags);
  }
  checkFormerNames(check.at("vpnGateways"), vpnGateways);
}

function checkDefaults(check: Check, { defaults, transitRouter }: EnvironmentFile): void {
  if (defaults === undefined || !check.isKnown(defaults)) return;
  const at = check.at("defaults");
  checkSettings(at, defaults);
  checkRouteTables(at, defaults, tableNames(transitRouter));
  const { keys } = defaults;
  // The schema reports what is missing.
  if (check.isKnown(keys) && typeof keys === "object" && keys.kms !== undefined && check.isKnown(keys.kms))
    at.at("keys", "kms").value("secret", keys.kms.secret, sharedSecretProblem);
}

const tableNames = (router: EnvironmentFile["transitRouter"]) => Object.keys(router?.routeTables ?? {});

function checkSites(
  check: Check,
  { sites, transitRouter, vpnGateways = {}, defaults = {}, tags = {} }: EnvironmentFile,
): void {
  if (sites === undefined || !check.isKnown(sites)) return;
  if (Object.keys(sites).length === 0)
    check.report({ what: "sites is empty", allowed: "a site, by its name" }, "sites");
  checkFormerNames(check.at("sites"), sites);
  for (const [name, site] of Object.entries(sites)) {
    check.report(keyProblem(name), "sites", name);
    if (!check.isKnown(site)) continue;
    checkSite(check.at("sites", name), site, {
      ...(transitRouter ? { transitRouter: { routeTables: tableNames(transitRouter) } } : {}),
      vpnGateway: (gateway) => vpnGatewayEnd(check, gateway, vpnGateways, site.account),
      defaults,
      tags,
    });
  }
}

/**
 * The VPN gateway that a connection names: a name of the file or an id. The file makes VPN gateways only in the default
 * account.
 */
function vpnGatewayEnd(
  check: Check,
  text: string,
  gateways: Readonly<Record<string, VpnGatewayFile>>,
  account: string = DEFAULT_ACCOUNT,
): VpnGatewayEnd {
  if (!check.isKnown(gateways)) return {};
  const gateway = Object.hasOwn(gateways, text) ? gateways[text] : undefined;
  if (!gateway) return { problem: idProblem("vpn")(text) && unknownGateway(text, Object.keys(gateways)) };
  if (!check.isKnown(gateway)) return {};
  if ("vpc" in gateway && account !== DEFAULT_ACCOUNT)
    return {
      problem: {
        what: `“${text}” belongs to account “${DEFAULT_ACCOUNT}”, but the site to account “${account}”`,
        allowed: "a VPN gateway of the site's account, by its id",
      },
    };
  return { network: networkOf(gateway) };
}

function unknownGateway(text: string, known: readonly string[]): Problem {
  const keys = known.length > 0 ? `${known.join(", ")}, or ` : "a name of vpnGateways, or ";
  return {
    what: `there is no VPN gateway “${text}” in this file`,
    allowed: `${keys}the id of a VPN gateway, vpn-…`,
    ...didYouMean(text, known),
  };
}
