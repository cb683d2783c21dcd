import { Token } from "cdktf";
import { CONNECTION_DEFAULTS } from "../../../domain/connection";
import { networkArguments, tunnelOf, tunnelsOf } from "../../../modules/connection/tunnels";

const customerGateway = { customerGatewayId: "cgw-1" };
const TUNNEL = { customerGateway, psk: "${var.psk}" };

const ARGUMENTS = {
  number: 1,
  customerGatewayId: "cgw-1",
  enableDpd: true,
  enableNatTraversal: true,
  ike: {
    psk: "${var.psk}",
    ikeVersion: "ikev2",
    ikeMode: "main",
    ikeEncAlg: "aes256",
    ikeAuthAlg: "sha256",
    ikePfs: "group14",
    ikeLifetime: 28800,
  },
  ipsec: { ipsecEncAlg: "aes256", ipsecAuthAlg: "sha256", ipsecPfs: "group14", ipsecLifetime: 3600 },
};

test("every argument of a tunnel is written", () => {
  expect(tunnelOf(1, TUNNEL, {})).toStrictEqual(ARGUMENTS);
});

test("settings of a connection are written into its tunnels", () => {
  const crypto = {
    ike: {
      version: "ikev1",
      mode: "aggressive",
      encryption: "aes",
      authentication: "sha1",
      dhGroup: "group2",
      lifetime: 1,
    },
    ipsec: { encryption: "des", authentication: "md5", pfs: "disabled", lifetime: 2 },
  } as const;
  const props = { crypto, dpd: false, natTraversal: false };
  expect(tunnelOf(2, { ...TUNNEL, localId: "l${x}", remoteId: "r${x}" }, props)).toStrictEqual({
    number: 2,
    customerGatewayId: "cgw-1",
    enableDpd: false,
    enableNatTraversal: false,
    ike: {
      psk: "${var.psk}",
      ikeVersion: "ikev1",
      ikeMode: "aggressive",
      ikeEncAlg: "aes",
      ikeAuthAlg: "sha1",
      ikePfs: "group2",
      ikeLifetime: 1,
      localId: "l$${x}",
      remoteId: "r$${x}",
    },
    ipsec: { ipsecEncAlg: "des", ipsecAuthAlg: "md5", ipsecPfs: "disabled", ipsecLifetime: 2 },
  });
});

test("with BGP the cloud has the given address, or else the lower one", () => {
  const inside = { ...TUNNEL, insideCidr: "169.254.10.0/30" };
  const bgp = { localAsn: "1.10" };
  const of = (tunnel: object) => tunnelOf(1, { ...inside, ...tunnel }, { bgp }).bgp;
  expect(of({})).toEqual({ localAsn: 65546, tunnelCidr: "169.254.10.0/30", localBgpIp: "169.254.10.1" });
  expect(of({ cloudIp: "169.254.10.2" })).toMatchObject({ localBgpIp: "169.254.10.2" });
  expect(of({ insideCidr: undefined })).toBeUndefined();
  expect(tunnelOf(1, inside, { bgp: false })).not.toHaveProperty("bgp");
  expect(tunnelOf(1, inside, {})).not.toHaveProperty("bgp");
});

test("an ASN that is a token is not converted", () => {
  const localAsn = Token.asNumber({ resolve: () => 1 } as never);
  expect(tunnelOf(1, { ...TUNNEL, insideCidr: "169.254.10.0/30" }, { bgp: { localAsn } }).bgp?.localAsn).toBe(localAsn);
});

test("a connection has tunnels 1 and 2, in this order", () => {
  const tunnels = tunnelsOf({ tunnels: { 2: { ...TUNNEL, psk: "${var.two}" }, 1: TUNNEL } });
  expect(tunnels.map(({ number, ike }) => [number, ike.psk])).toEqual([
    [1, "${var.psk}"],
    [2, "${var.two}"],
  ]);
});

test("network type, networks and labels of a connection without VPN gateway are written", () => {
  expect(networkArguments({})).toEqual({
    networkType: CONNECTION_DEFAULTS.network,
    localSubnet: "0.0.0.0/0",
    remoteSubnet: "0.0.0.0/0",
    effectImmediately: false,
  });
  expect(
    networkArguments({
      name: "n${x}",
      network: "private",
      routing: { cloud: ["10.0.0.0/8", "11.0.0.0/8"], site: ["192.168.0.0/16", "172.16.0.0/12"] },
      applyImmediately: true,
      resourceGroupId: "rg-1",
      tags: { a: "${b}" },
    }),
  ).toEqual({
    vpnAttachmentName: "n$${x}",
    networkType: "private",
    localSubnet: "10.0.0.0/8,11.0.0.0/8",
    remoteSubnet: "192.168.0.0/16,172.16.0.0/12",
    effectImmediately: true,
    resourceGroupId: "rg-1",
    tags: { a: "$${b}" },
  });
});
