import { checkCustomerGateway } from "../../../site/problems/customer-gateway";
import type { CustomerGateway } from "../../../site/site";
import { found, letPass, UNKNOWN } from "../found";

const ASN = "Allowed: 1 to 4294967295, plain or dotted (1.10 = 65546)";

test.each<CustomerGateway>([
  { id: "cgw-1" },
  { ip: "203.0.113.10", asn: "1.10", name: "fw", description: "rack 7", tags: { a: "b" }, import: "cgw-1" },
  { ip: UNKNOWN, asn: UNKNOWN, name: UNKNOWN, description: UNKNOWN, tags: UNKNOWN },
])("nothing is wrong with %j", (gateway) => {
  expect(found((check) => checkCustomerGateway(check, gateway))).toEqual([]);
});

const wrong = (gateway: object) => found((check) => checkCustomerGateway(check, gateway as CustomerGateway));

test("an existing gateway has an id, and a new one an address", () => {
  expect(wrong({ id: "fw", ip: 1 })).toEqual([
    "id: “fw” is not such an id. Allowed: the id of a customer gateway, cgw-…",
  ]);
  expect(wrong({ id: "cgw-1", device: { mtu: 1 } })).toEqual([
    "device.mtu: 1 is not the MTU of a path to the cloud. Allowed: 576 to 9216 bytes.",
  ]);
  expect(wrong({})).toEqual(["ip: ip is missing. Allowed: the static IPv4 address of the device."]);
});

test("all problems are reported at their places, and an invalid address or ASN once", () => {
  const gateway = { ip: "office", asn: "x", name: "", description: "http://x", tags: { "acs:x": "y" } };
  expect(wrong(gateway).map((problem) => problem.split(". Allowed")[0])).toEqual([
    "ip: office is not an IPv4 address",
    "asn: x is not an ASN",
    "name: the text has 0 characters",
    "description: “http://x” starts like a URL",
    'tags["acs:x"]: tag key “acs:x” is reserved for the cloud',
  ]);
  expect(wrong({ ip: "office", asn: "x", import: "fw" }).map((problem) => problem.split(". Allowed")[0])).toEqual([
    "ip: office is not an IPv4 address",
    "asn: x is not an ASN",
    "import: “fw” is not such an id",
  ]);
});

test("values that the cloud refuses for a new gateway pass for an existing one", () => {
  const gateway = { ip: "127.0.0.1", asn: 45104, tags: { "acs:x": "y" } };
  const refusals = [
    "ip: 127.0.0.1 is in 127.0.0.0/8, which the cloud refuses. Allowed: a static public or private IPv4 address such as 203.0.113.10.",
    `asn: ASN 45104 belongs to Alibaba Cloud. ${ASN}, except 45104. Fix: use the device's own ASN, or a private one such as 65010.`,
    'tags["acs:x"]: tag key “acs:x” is reserved for the cloud. Allowed: 1 to 64 characters, not starting with acs: or aliyun, without http:// and https://.',
  ];
  expect(found((check) => checkCustomerGateway(check, gateway))).toEqual(refusals);
  expect(letPass((check) => checkCustomerGateway(check, { ...gateway, import: "cgw-1" }))).toEqual(refusals);
});

test("the site's tags count, too", () => {
  const tags = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`k${index}`, ""]));
  expect(found((check) => checkCustomerGateway(check, { ip: "203.0.113.10", tags: { own: "" } }, tags))).toEqual([
    "tags: there are 21 tags, inherited ones included. Allowed: up to 20 for a resource.",
  ]);
});
