import { parseIpv4 } from "../domain/ipv4";
import { type Given, isLater, shown } from "./later";

/** The kind of an IKE identity; an unknown one is an address. */
export function identityKind(identity: Given<string>): "address" | "email" | "domain name" {
  if (isLater(identity) || parseIpv4(identity) !== undefined) return "address";
  return identity.includes("@") ? "email" : "domain name";
}

/** A keyword for the kind of an identity, and the identity. */
export function identityWords(
  identity: Given<string>,
  keywords: Readonly<Record<ReturnType<typeof identityKind>, string>>,
): string {
  return `${keywords[identityKind(identity)]} ${shown(identity)}`;
}
