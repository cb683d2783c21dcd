import { type BilledConnection, billOf, type Prices } from "../../domain/bill";

const office: BilledConnection = {
  name: "dev/office/main",
  network: "public",
  region: "cn-hangzhou",
  transitRouter: "tr-1",
};
const plant: BilledConnection = { ...office, name: "dev/plant/main", network: "private", payer: "resource-owner" };

const prices: Prices = {
  currency: "EUR",
  price: (item, region) =>
    region === "cn-hangzhou"
      ? ({ transitRouterConnection: 0.0601, dataTransfer: 0.1 }[item as string] ?? 0.001)
      : undefined,
  traffic: (connection) => (connection === office.name ? { toCloud: 100, toSite: 10 } : {}),
};

test("a public connection has four lines: hours of a month, and gigabytes where the user states them", () => {
  const { lines, monthly } = billOf([office]);
  expect(monthly).toBeUndefined();
  expect(lines).toEqual([
    {
      subject: "dev/office/main",
      item: "transitRouterConnection",
      of: "attachment of the connection",
      quantity: "hours",
      title: "Transit router connection",
      unit: "h",
      payer: "cen-owner",
      count: 1,
      amount: 730,
    },
    {
      subject: "dev/office/main",
      item: "transitRouterDataForwarding",
      of: "connection to transit router",
      quantity: "toCloud",
      title: "Transit router data forwarding",
      unit: "GB",
      payer: "cen-owner",
      count: 1,
    },
    {
      subject: "dev/office/main",
      item: "ipsecConnection",
      of: "the connection",
      quantity: "hours",
      title: "IPsec-VPN connection instance",
      unit: "h",
      payer: "resource-owner",
      count: 1,
      amount: 730,
    },
    {
      subject: "dev/office/main",
      item: "dataTransfer",
      of: "connection to site",
      quantity: "toSite",
      title: "Data transfer",
      unit: "GB",
      payer: "resource-owner",
      count: 1,
    },
  ]);
});

test("with prices each line has its cost, rounded to cents, and the month its sum", () => {
  const { lines, monthly } = billOf([office], prices);
  expect(lines.map(({ amount, price, cost }) => [amount, price, cost])).toEqual([
    [730, 0.0601, 43.87],
    [100, 0.001, 0.1],
    [730, 0.001, 0.73],
    [10, 0.1, 1],
  ]);
  expect(monthly).toEqual({ currency: "EUR", sum: 45.7, complete: true });
});

test("the virtual border routers of a transit router are billed once, to the owner of the CEN instance", () => {
  const { lines } = billOf([plant, { ...plant, name: "dev/plant/second" }, office]);
  const routers = lines.filter(({ subject }) => subject.startsWith("VBR"));
  expect(routers).toEqual([
    {
      subject: "VBR at tr-1",
      item: "transitRouterConnection",
      of: "attachment of the VBR, at least one",
      quantity: "hours",
      title: "Transit router connection",
      unit: "h",
      payer: "cen-owner",
      count: 1,
      amount: 730,
    },
  ]);
  expect(lines).toHaveLength(13);
  expect(lines.slice(0, 4).map(({ payer }) => payer)).toEqual(Array(4).fill("resource-owner"));
});

test("without a price or the traffic of a line the sum is a lower bound", () => {
  expect(billOf([{ ...office, name: "dev/lab/main" }], prices).monthly).toEqual({
    currency: "EUR",
    sum: 44.6,
    complete: false,
  });
  const elsewhere = billOf([{ ...office, region: "eu-central-1" }], prices);
  expect(elsewhere.monthly).toMatchObject({ sum: 0, complete: false });
  expect(elsewhere.lines[0]).not.toHaveProperty("price");
  expect(elsewhere.lines[0]).not.toHaveProperty("cost");
});
