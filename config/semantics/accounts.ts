import { accountOfRole, DEFAULT_ACCOUNT } from "../../domain/account";
import type { Path, Report } from "../problem";
import type { EnvironmentFile } from "../schema";
import { unknownKeyProblem } from "./transit-router";

/** Accounts that the file names, and what it takes where two of them meet at the transit router. */
export function checkAccounts(environment: EnvironmentFile, report: Report): void {
  const { accounts = {}, transitRouter, sites = {} } = environment;
  const known = [...new Set([DEFAULT_ACCOUNT, ...Object.keys(accounts)])];
  for (const [key, account] of Object.entries(accounts)) checkAccount(account, ["accounts", key], report);
  const check = (key: string | undefined, at: Path) => {
    if (key !== undefined) report(at, unknownKeyProblem("account", key, known));
  };
  check(transitRouter?.account, ["transitRouter", "account"]);
  for (const [site, { account }] of Object.entries(sites)) check(account, ["sites", site, "account"]);
  if (!transitRouter) return;
  const owner = transitRouter.account ?? DEFAULT_ACCOUNT;
  if (!known.includes(owner)) return;
  const guests = new Map<string, Path>();
  for (const [site, { account = DEFAULT_ACCOUNT, connections }] of Object.entries(sites)) {
    const attached = Object.values(connections).some((connection) => !("vpnGateway" in connection));
    if (attached && known.includes(account) && account !== owner && !guests.has(account))
      guests.set(account, ["sites", site]);
  }
  for (const [guest, at] of guests) checkMeeting(environment, owner, guest, at, report);
}

type Accounts = NonNullable<EnvironmentFile["accounts"]>;

function checkAccount({ id, profile, variables, role, sessionName }: Accounts[string], at: Path, report: Report): void {
  if (profile !== undefined && variables !== undefined) {
    report([...at, "variables"], {
      what: "credentials come from a profile and from variables",
      allowed: "one of them",
    });
  }
  if (sessionName !== undefined && role === undefined)
    report([...at, "sessionName"], {
      what: "there is no role whose session it could name",
      allowed: "none without role",
    });
  const ofRole = role && accountOfRole(role);
  if (id !== undefined && ofRole !== undefined && id !== ofRole)
    report([...at, "id"], { what: `the role is in account ${ofRole}, not ${id}`, allowed: ofRole, fix: "remove id" });
}

/** A connection of one account on the transit router of another: both ids are told, and both are of one site of the cloud. */
function checkMeeting(
  { accounts = {} }: EnvironmentFile,
  owner: string,
  guest: string,
  at: Path,
  report: Report,
): void {
  for (const key of [owner, guest]) {
    const { id, role } = accounts[key] ?? {};
    if (id !== undefined || role !== undefined) continue;
    report(accounts[key] ? ["accounts", key] : at, {
      what: `the site and the transit router are in different accounts, and the id of account “${key}” is not told`,
      allowed: "the ids of both",
      fix: `accounts: {${key}: {id: "1234567890123456"}}`,
    });
  }
  const [one, other] = [accounts[owner]?.type, accounts[guest]?.type];
  if (one && other && one !== other) {
    report(["accounts", guest, "type"], {
      what: `“${guest}” is of the ${other} site, and the transit router's account “${owner}” of the ${one} site`,
      allowed: "two accounts of one site: the cloud grants nothing across",
    });
  }
}
