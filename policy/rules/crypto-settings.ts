import { CRYPTO_PROFILES, cryptoProblems } from "../../domain/crypto";
import type { Problem } from "../../domain/problem";
import { API_VPC } from "../../domain/source";
import { each, rule } from "../rule";

export default rule({
  id: "crypto-settings",
  level: "error",
  title: "A tunnel's versions, modes, algorithms, groups and lifetimes are ones that the cloud knows",
  why: "The provider or the API refuses any other, at the latest when the customer gateways already exist.",
  source: API_VPC,
  fix: "crypto: strong, or one of those that are allowed",
  subjects: (graph) => graph.tunnels(),
  check: (tunnel) =>
    each(Object.entries(tunnel.crypto), ([setting, value]) => value.problem((given) => problemOf(setting, given))),
  bad: "crypto: {ike: {dhGroup: group19}}",
  good: "crypto: {ike: {dhGroup: group14}}",
});

/** The problem of one setting, tried among good ones. */
function problemOf(setting: string, value: string | number): Problem | undefined {
  if (value === "") return undefined; // what a provider makes of a setting that is not given
  const [phase, name = ""] = setting.split(".");
  const { ike, ipsec } = CRYPTO_PROFILES.strong;
  const tried =
    phase === "ike" ? { ike: { ...ike, [name]: value }, ipsec } : { ike, ipsec: { ...ipsec, [name]: value } };
  return cryptoProblems(tried)[setting];
}
