import { lifetimesProblem } from "../../domain/crypto";
import { API_VPC } from "../../domain/source";
import { EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "ipsec-lifetime",
  level: "warning",
  phases: EVERY_PHASE,
  checks: ["P18"],
  title: "The IPsec lifetime is not longer than the IKE lifetime",
  why: "When phase 1 ends first, some devices take phase 2 down with it.",
  source: API_VPC,
  fix: "crypto: strong (28800 and 3600)",
  subjects: (graph) => graph.tunnels(),
  check(tunnel) {
    const ike = Number(tunnel.crypto("ike.lifetime").known());
    return tunnel.crypto("ipsec.lifetime").problem((ipsec) => lifetimesProblem(ike, Number(ipsec)));
  },
  bad: "crypto: {ike: {lifetime: 3600}, ipsec: {lifetime: 28800}}",
  good: "crypto: {ike: {lifetime: 28800}, ipsec: {lifetime: 3600}}",
});
