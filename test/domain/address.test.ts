import { customerGatewayIpProblem, isWholePrivateRange } from "../../domain/address";
import { network } from "../../domain/ipv4";

test.each([
  ["100.64.0.1", "100.64.0.1 is in 100.64.0.0/10, which the cloud refuses"],
  ["127.0.0.1", "127.0.0.1 is in 127.0.0.0/8, which the cloud refuses"],
  ["169.254.1.1", "169.254.1.1 is in 169.254.0.0/16, which the cloud refuses"],
  ["224.0.0.1", "224.0.0.1 is in 224.0.0.0/4, which the cloud refuses"],
  ["255.1.1.1", "255.1.1.1 is in 255.0.0.0/8, which the cloud refuses"],
  ["0.0.0.0", "0.0.0.0 is not the address of a device"],
  ["0.255.255.255", "0.255.255.255 is not the address of a device"],
])("%s is no customer gateway's", (ip, what) => {
  expect(customerGatewayIpProblem(ip)).toEqual({
    what,
    allowed: "a static public or private IPv4 address such as 203.0.113.10",
  });
});

test.each(["1.0.0.0", "203.0.113.1", "10.0.0.1", "100.63.255.255", "100.128.0.0", "254.1.1.1"])(
  "%s may be a customer gateway's",
  (ip) => expect(customerGatewayIpProblem(ip)).toBeUndefined(),
);

test("what is no address is reported as such", () => {
  expect(customerGatewayIpProblem("office")?.what).toBe("office is not an IPv4 address");
});

test.each(["10.0.0.1", "10.255.255.255", "172.16.0.0", "172.31.255.255", "192.168.1.1"])("%s is private", (ip) => {
  expect(customerGatewayIpProblem(ip, "private")).toBeUndefined();
  expect(customerGatewayIpProblem(ip, "public")).toEqual({
    what: `${ip} is private, but the connection is public`,
    fix: "give the NAT's public address, or set network: private",
    allowed: "a static public IPv4 address such as 203.0.113.10",
  });
});

test.each(["203.0.113.1", "11.0.0.0", "172.32.0.0", "192.169.0.0"])("%s is public", (ip) => {
  expect(customerGatewayIpProblem(ip, "public")).toBeUndefined();
  expect(customerGatewayIpProblem(ip, "private")).toEqual({
    what: `${ip} is public, but the connection is private`,
    fix: "give the address on the private line, or set network: public",
    allowed: "a static private IPv4 address such as 10.0.0.1",
  });
});

test("a whole private range is not one site's own network", () => {
  const isWhole = (text: string) => isWholePrivateRange(network(text));
  expect(["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].map(isWhole)).toEqual([true, true, true]);
  expect(["10.0.0.0/9", "172.16.0.0/16", "11.0.0.0/8"].map(isWhole)).toEqual([false, false, false]);
});
