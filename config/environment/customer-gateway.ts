import { parseAsn } from "../../domain/asn";
import type { CustomerGatewayFile } from "../schema";
import type { Past } from "./past";
import type { Tags } from "./tags";

/** A customer gateway that exists already, or one to make. */
export type CustomerGateway = { readonly id: string } | NewCustomerGateway;

export interface NewCustomerGateway extends Past {
  readonly ip: string;
  readonly asn?: number;
  readonly name?: string;
  readonly description?: string;
  readonly tags: Tags;
  /** `file:line:column`. */
  readonly source: string;
}

export function toCustomerGateway(gateway: CustomerGatewayFile, tags: Tags, source: string): CustomerGateway {
  if ("id" in gateway) return gateway;
  const { asn, tags: own, ...rest } = gateway;
  return { ...rest, ...(asn === undefined ? {} : { asn: parseAsn(asn) as number }), tags: { ...tags, ...own }, source };
}
