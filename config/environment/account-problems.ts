import { accountOfRole, DEFAULT_ACCOUNT } from "../../domain/account";
import { didYouMean } from "../../domain/nearest";
import type { Path } from "../../domain/path";
import type { Problem } from "../../domain/problem";
import type { Check } from "../../site/check";
import type { EnvironmentFile } from "../schema";

/** Accounts that the file names, and what is needed where two of them meet at the transit router. */
export function checkAccounts(check: Check, environment: EnvironmentFile): void {
  const { accounts = {}, transitRouter, sites = {} } = environment;
  if (![accounts, sites].every(check.isKnown)) return;
  const known = [...new Set([DEFAULT_ACCOUNT, ...Object.keys(accounts)])];
  for (const [key, account] of Object.entries(accounts)) checkAccount(check.at("accounts", key), account);
  const unknown = (key: string) => unknownAccountProblem(key, known);
  check.at("transitRouter").value("account", transitRouter?.account, unknown);
  for (const [site, { account }] of Object.entries(sites)) check.at("sites", site).value("account", account, unknown);
  if (!transitRouter) return;
  const owner = transitRouter.account ?? DEFAULT_ACCOUNT;
  if (!known.includes(owner)) return;
  const guests = new Map<string, Path>();
  for (const [site, { account = DEFAULT_ACCOUNT, connections }] of Object.entries(sites)) {
    const attached = Object.values({ ...connections }).some((connection) => !("vpnGateway" in connection));
    if (attached && known.includes(account) && account !== owner && !guests.has(account))
      guests.set(account, ["sites", site]);
  }
  const [first] = guests.values();
  if (first === undefined) return;
  for (const [key, at] of new Map([[owner, first], ...guests])) checkIdKnown(check, accounts, key, at);
  for (const guest of guests.keys()) checkTypes(check, accounts, owner, guest);
}

type Accounts = NonNullable<EnvironmentFile["accounts"]>;

function unknownAccountProblem(key: string, known: readonly string[]): Problem | undefined {
  if (known.includes(key)) return undefined;
  return { what: `there is no account “${key}” in this file`, allowed: known.join(", "), ...didYouMean(key, known) };
}

function checkAccount(check: Check, { id, profile, variables, role, sessionName }: Accounts[string]): void {
  if (profile !== undefined && variables !== undefined)
    check.report({ what: "credentials come from a profile and from variables", allowed: "one of them" }, "variables");
  if (sessionName !== undefined && role === undefined)
    check.report(
      { what: "it names the session of a role, and no role is given", allowed: "none without role" },
      "sessionName",
    );
  const ofRole = typeof role === "string" ? accountOfRole(role) : undefined;
  if (ofRole === undefined) return;
  check.value("id", id, (given) =>
    given === ofRole
      ? undefined
      : { what: `the role is in account ${ofRole}, not ${given}`, allowed: ofRole, fix: "remove id" },
  );
}

/** Attaching a connection of one account to another account's transit router needs the ids of both accounts. */
function checkIdKnown(check: Check, accounts: Accounts, key: string, at: Path): void {
  const { id, role } = accounts[key] ?? {};
  if (id !== undefined || role !== undefined) return;
  const problem = {
    what: `the site and the transit router are in different accounts, and the id of account “${key}” is not known`,
    allowed: "the ids of both",
    fix: `accounts: {${key}: {id: "1234567890123456"}}`,
  };
  check.report(problem, ...(accounts[key] ? ["accounts", key] : at));
}

/** Both accounts belong to the same Alibaba Cloud website. */
function checkTypes(check: Check, accounts: Accounts, owner: string, guest: string): void {
  const [one, other] = [accounts[owner]?.type, accounts[guest]?.type];
  if (!one || !other || one === other) return;
  const what = `“${guest}” belongs to the ${other} website, but the transit router's account “${owner}” to the ${one} website`;
  const allowed = "two accounts of one website: the cloud grants nothing across websites";
  check.report({ what, allowed }, "accounts", guest, "type");
}
