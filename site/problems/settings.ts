import { NETWORK_TYPES } from "../../domain/address";
import { asnProblem } from "../../domain/asn";
import { choiceProblem } from "../../domain/choice";
import { BANDWIDTHS } from "../../domain/connection";
import { CRYPTO_PROFILE_NAMES, type CryptoChoice, cryptoProblem, isCryptoSetting, mayBeKey } from "../../domain/crypto";
import { idProblem } from "../../domain/id";
import { type KeySource, keySourceProblem, secretPatternProblem, stageProblem } from "../../domain/kms";
import { PAYERS } from "../../domain/payer";
import type { Problem } from "../../domain/problem";
import { selectorsProblems, servicesProblem } from "../../domain/route";
import { routeTableProblem } from "../../domain/route-table";
import { TUNNEL_EDITS } from "../../domain/tunnel-edits";
import type { Check } from "../check";
import type {
  AttachmentSettings,
  ConnectionSettings,
  EditSettings,
  NegotiationSettings,
  NetworkSettings,
} from "../connection";

/** Each setting of a connection, or of a file's defaults, by itself. */
export function checkSettings(check: Check, settings: ConnectionSettings): void {
  checkNegotiation(check, settings);
  checkKeySource(check, settings.keys);
  checkNetworkSettings(check, settings);
  checkAttachmentSettings(check, settings);
}

export function checkNetworkSettings(
  check: Check,
  { network, bandwidth, resourceGroup, tunnelEdits }: NetworkSettings & Pick<EditSettings, "tunnelEdits">,
): void {
  check.value("network", network, choiceProblem(NETWORK_TYPES));
  check.value("bandwidth", bandwidth, choiceProblem(BANDWIDTHS));
  check.value("resourceGroup", resourceGroup, idProblem("rg"));
  check.value("tunnelEdits", tunnelEdits, choiceProblem(TUNNEL_EDITS));
}

export function checkNegotiation(check: Check, { crypto, routing, bgp }: NegotiationSettings): void {
  checkCrypto(check, crypto);
  checkSelectors(check, routing);
  checkServices(check, routing);
  if (bgp !== undefined && check.isKnown(bgp)) checkBgp(check, bgp);
}

function checkBgp(check: Check, bgp: NonNullable<NegotiationSettings["bgp"]>): void {
  if (typeof bgp === "object") check.at("bgp").value("localAsn", bgp.localAsn, asnProblem);
  else if (bgp !== false)
    check.report(
      {
        what: `${bgp} is not allowed`,
        allowed: "false, or the ASN of the cloud's end: {localAsn: 64512}",
        fix: "write {localAsn: ASN} with that ASN",
      },
      "bgp",
    );
}

function checkCrypto(check: Check, crypto: CryptoChoice | undefined): void {
  const profileProblem = (name: string) => withoutPsk(name, choiceProblem(CRYPTO_PROFILE_NAMES)(name));
  if (typeof crypto !== "object") {
    const problem = choiceProblem(CRYPTO_PROFILE_NAMES, "settings under ike and ipsec");
    check.value("crypto", crypto, (name) => withoutPsk(name, problem(name)));
    return;
  }
  check.at("crypto").value("profile", crypto.profile, profileProblem);
  for (const phase of ["ike", "ipsec"] as const) checkPhase(check.at("crypto", phase), phase, crypto[phase]);
}

function checkPhase(check: Check, phase: "ike" | "ipsec", settings: object | undefined): void {
  for (const [name, value] of Object.entries<string | number | undefined>({ ...settings })) {
    const setting = `${phase}.${name}`;
    if (isCryptoSetting(setting)) check.value(name, value, (given) => withoutPsk(given, cryptoProblem(setting, given)));
  }
}

/** The problem, without the value if the value may be a misplaced PSK: one that is unlike every allowed value. */
function withoutPsk(value: string | number, problem: Problem | undefined): Problem | undefined {
  return problem && mayBeKey(value) ? { ...problem, what: "this is not allowed" } : problem;
}

function checkSelectors(check: Check, routing: NegotiationSettings["routing"]): void {
  if (typeof routing !== "object") {
    check.value(
      "routing",
      routing,
      choiceProblem(["destination"], "the networks of both sides: {cloud: […], site: […]}"),
    );
    return;
  }
  const { cloud, site } = routing;
  if (![cloud, site].every((side) => Array.isArray(side) && side.every(check.isKnown))) return;
  for (const { side, index, ...problem } of selectorsProblems(cloud, site))
    check.reportRefusal(
      problem,
      "routing",
      ...(side === undefined ? [] : [side]),
      ...(index === undefined ? [] : [index]),
    );
}

/** No flow leads into the cloud's own services, since the cloud would write a route for it. */
function checkServices(check: Check, routing: NegotiationSettings["routing"]): void {
  if (typeof routing !== "object" || !Array.isArray(routing.site) || !check.isKnown(routing.site)) return;
  const networks: readonly string[] = routing.site;
  for (const [index, network] of networks.entries())
    check.at("routing", "site").accepted(index, network, servicesProblem);
}

function checkKeySource(check: Check, keys: KeySource | undefined): void {
  if (keys === undefined || !check.isKnown(keys)) return;
  check.report(keySourceProblem(keys), "keys");
  if (typeof keys !== "object") return;
  const at = check.at("keys", "kms");
  at.value("secret", keys.kms?.secret, secretPatternProblem);
  at.value("stage", keys.kms?.stage, stageProblem);
}

export function checkAttachmentSettings(check: Check, { routeTable, propagate, payer }: AttachmentSettings): void {
  check.value("routeTable", routeTable, routeTableProblem);
  check.value("payer", payer, choiceProblem(PAYERS));
  if (!Array.isArray(propagate) || !check.isKnown(propagate)) return;
  const tables: readonly string[] = propagate;
  const twice = tables.find((table, index) => tables.indexOf(table) !== index);
  if (twice !== undefined)
    check.report({ what: `${twice} is there twice`, allowed: "each route table once" }, "propagate");
  for (const [index, table] of tables.entries()) check.at("propagate").value(index, table, routeTableProblem);
}
