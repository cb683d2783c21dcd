import { patch, UNKNOWN } from "../fixtures";
import { at, GATEWAY_2, good } from "../good";
import { testRule } from "../rule-test";

const IP = `${GATEWAY_2}/ip_address`;
const address = at(GATEWAY_2);
const found = (ip: string, message: string) => ({
  in: patch(good, IP, ip),
  findings: [{ at: "ip_address", message, address, fault: ip }],
});

testRule("customer-gateway-address", {
  cannotBeWaived: true,
  passes: {
    "a public address": good,
    "a private address": patch(good, IP, "10.0.0.1"),
    "an address beside a range that the cloud refuses": patch(good, IP, "100.128.0.1"),
    "the lowest address of a device": patch(good, IP, "1.0.0.0"),
  },
  finds: {
    "a link-local address": found("169.254.1.1", "169.254.1.1 is in 169.254.0.0/16, which the cloud refuses"),
    "an address of the cloud's services": found(
      "100.64.0.1",
      "100.64.0.1 is in 100.64.0.0/10, which the cloud refuses",
    ),
    "an address of this host": found("127.0.0.1", "127.0.0.1 is in 127.0.0.0/8, which the cloud refuses"),
    "a multicast address": found("239.1.1.1", "239.1.1.1 is in 224.0.0.0/4, which the cloud refuses"),
    "255.255.255.255": found("255.255.255.255", "255.255.255.255 is in 255.0.0.0/8, which the cloud refuses"),
    "an address that no host can have": found("0.0.0.1", "0.0.0.1 is not the address of a device"),
    "a name": found("edge.example.com", "edge.example.com is not an IPv4 address"),
    "an empty text": found("", "an empty text is not an IPv4 address"),
  },
  leavesOpen: { "an address that is not known yet": patch(good, IP, UNKNOWN) },
});
