import { BILLABLE_ITEMS, BILLED_BY, currencyProblem, VBR_BILLED_BY } from "../../domain/billing";

test.each(["public", "private"] as const)("a %s connection is billed by four items", (network) => {
  const uses = BILLED_BY[network];
  const outbound = network === "public" ? "dataTransfer" : "outboundDataTransfer";
  expect(uses.map(({ item, quantity }) => `${item} ${quantity}`)).toEqual([
    "transitRouterConnection hours",
    "transitRouterDataForwarding toCloud",
    "ipsecConnection hours",
    `${outbound} toSite`,
  ]);
  // the quantity has the unit of the item's price
  for (const { item, quantity } of uses) expect(BILLABLE_ITEMS[item].unit).toBe(quantity === "hours" ? "h" : "GB");
});

test("each use says what it is billed for", () => {
  expect([...BILLED_BY.public, ...BILLED_BY.private, VBR_BILLED_BY].map(({ of }) => of)).toEqual([
    "attachment of the connection",
    "connection to transit router",
    "the connection",
    "connection to site",
    "attachment of the connection",
    "VBR to transit router",
    "the connection",
    "VBR to site",
    "attachment of the VBR, at least one",
  ]);
  expect(VBR_BILLED_BY).toMatchObject({ item: "transitRouterConnection", quantity: "hours" });
});

test("a currency is named by its code", () => {
  expect(currencyProblem("EUR")).toBeUndefined();
  for (const text of ["eur", "EU", "EURO", "1EUR", ""])
    expect(currencyProblem(text)).toEqual({
      what: `“${text}” is not a currency`,
      allowed: "its code of three capital letters, such as EUR",
    });
});
