/** "1 to 4294967295." */
export const LARGEST_ASN = 4_294_967_295;

/** The cloud's own, which a customer gateway cannot have (CreateCustomerGateway). */
export const CLOUD_ASN = 45_104;

/** The API takes a dotted ASN, 1.10, and gives it as a number, 65546. Not a number for any other text. */
export function plainAsn(asn: string): number {
  const [, high = "0", low] = /^(?:(\d+)\.)?(\d+)$/.exec(asn) ?? [];
  return low === undefined ? Number.NaN : Number(high) * 65_536 + Number(low);
}

/** Whether a text is an ASN that the API knows. */
export function isAsn(asn: string): boolean {
  const number = plainAsn(asn);
  return number >= 1 && number <= LARGEST_ASN;
}
