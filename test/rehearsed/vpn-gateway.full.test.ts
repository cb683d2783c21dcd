import { environment, life } from "../setup/life";

const FILE = `
name: dev
region: eu-central-1
vpnGateways:
  edge: {vpc: vpc-abc, vswitches: [vsw-a, vsw-b], bandwidth: 100, description: "both zones"}
  old: {id: vpn-old}
sites:
  office:
    customerGateways: {fw: {ip: 203.0.113.10, asn: 65010}, spare: {ip: 203.0.113.11, asn: 65010}}
    connections:
      main:
        vpnGateway: edge
        bgp: {localAsn: 64512}
        routing: destination
        tunnels:
          1: {customerGateway: fw, insideCidr: 169.254.10.0/30}
          2: {customerGateway: spare, insideCidr: 169.254.10.4/30}
      flows:
        vpnGateway: old
        routing: {cloud: [10.1.0.0/16, 10.0.0.0/16, 10.2.0.0/16], site: [192.168.7.0/24, 192.168.5.0/24]}
        routes: [192.168.9.0/24, {to: 192.168.8.0/24, from: 10.0.0.0/16, weight: 0}]
        tunnels: {1: {customerGateway: fw}, 2: {customerGateway: fw}}
`;

const stack = life();

test("a gateway, its connections and routes are made, then nothing more is planned", async () => {
  expect(await stack.apply(environment(FILE))).toEqual({ add: 7, change: 0, destroy: 0 });
  expect(await stack.plan(environment(FILE))).toEqual({ add: 0, change: 0, destroy: 0 });
});

test("turning BGP off, and on again, reaches the cloud each time", async () => {
  const off = environment(FILE, ["bgp: {localAsn: 64512}", "bgp: false"]);
  expect(await stack.apply(off)).toEqual({ add: 0, change: 1, destroy: 0 });
  expect(await stack.plan(off)).toEqual({ add: 0, change: 0, destroy: 0 });
  expect(await stack.apply(environment(FILE))).toEqual({ add: 0, change: 1, destroy: 0 });
  expect(await stack.plan(environment(FILE))).toEqual({ add: 0, change: 0, destroy: 0 });
});

test("a route's weight changes in place", async () => {
  const edited = environment(FILE, ["weight: 0", "weight: 100, publish: false"]);
  expect(await stack.apply(edited)).toEqual({ add: 0, change: 1, destroy: 0 });
  expect(await stack.plan(edited)).toEqual({ add: 0, change: 0, destroy: 0 });
});

test("a change of the second vSwitch, which the provider would never send, fails with our message", async () => {
  await expect(stack.apply(environment(FILE, ["vsw-b", "vsw-c"]))).rejects.toThrow(
    "dev-edge: the provider does not move a VPN gateway to another second vSwitch",
  );
});

test("everything is destroyed again", async () => {
  await stack.apply(environment(FILE));
  expect(await stack.destroy()).toEqual([]);
});
