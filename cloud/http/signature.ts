import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { Refusal } from "../refusal";
import type { Message } from "./message";

/** The places of the key's id in the two kinds of signatures. */
export function keyIdOf({ headers, parameters }: Message): string {
  const [, credential = ""] = /Credential=([^,]+)/.exec(headers.authorization ?? "") ?? [];
  return credential || (parameters.AccessKeyId ?? "");
}

/** Throws unless the request is signed with the secret. Source: the signatures that the SDKs send. */
export function refuseUnsigned(message: Message, secret: string): void {
  const { headers, parameters } = message;
  const [, sent = ""] = /Signature=([0-9a-f]+)/.exec(headers.authorization ?? "") ?? [];
  const isRight = headers.authorization
    ? same(sent, ofHeaders(message, secret))
    : same(parameters.Signature ?? "", ofParameters(message, secret));
  if (!isRight) throw new Refusal("SignatureDoesNotMatch", "The signature does not match the request.");
}

/** The identity of a request, to find a repeated one; empty if it has none. */
export function nonceOf({ headers, parameters }: Message): string {
  return headers["x-acs-signature-nonce"] ?? parameters.SignatureNonce ?? "";
}

/** Version 1: HMAC-SHA1 of all parameters, in the URL. */
function ofParameters({ method, parameters }: Message, secret: string): string {
  const signed = Object.entries(parameters)
    .filter(([name]) => name !== "Signature")
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort();
  const text = [method, encoded("/"), encoded(signed.join("&"))].join("&");
  return createHmac("sha1", `${secret}&`).update(text).digest("base64");
}

/** Version 3: HMAC-SHA256 of the canonical request, in a header that lists the headers that are signed. */
function ofHeaders({ method, path, headers, query, body }: Message, secret: string): string {
  const [, list = ""] = /SignedHeaders=([^,]+)/.exec(headers.authorization ?? "") ?? [];
  const canonicalQuery = [...query].map(([name, value]) => `${encoded(name)}=${encoded(value)}`).sort();
  const request = [
    method,
    path,
    canonicalQuery.join("&"),
    ...list.split(";").map((name) => `${name}:${(headers[name] ?? "").trim()}`),
    "",
    list,
    sha256(body),
  ].join("\n");
  return createHmac("sha256", secret)
    .update(`ACS3-HMAC-SHA256\n${sha256(request)}`)
    .digest("hex");
}

function sha256(text: string | Buffer): string {
  return createHash("sha256").update(text).digest("hex");
}

/** RFC 3986. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
