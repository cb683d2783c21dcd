import { checkDevice } from "../../../site/problems/device";
import { found, UNKNOWN } from "../found";

const wrong = (device: object | undefined) => found((check) => checkDevice(check, device));

test.each([
  undefined,
  UNKNOWN,
  {},
  { profile: "aws", address: "10.0.0.1", interface: "eth0", mtu: 1400, preference: "active-standby" },
  { networks: { cloud: ["10.0.0.0/8", "100.64.0.0/10"], site: ["192.168.0.0/16"] } },
  { networks: UNKNOWN },
  { networks: { site: ["192.168.0.0/16"] } },
  { networks: { cloud: UNKNOWN, site: [UNKNOWN] } },
])("nothing is wrong with %j", (device) => expect(wrong(device)).toEqual([]));

test("all problems are reported at their places", () => {
  expect(
    wrong({
      profile: "awss",
      address: "office",
      interface: "0",
      mtu: 1,
      preference: "both",
      networks: { cloud: ["10.0.0.1/8"], site: ["192.168.0.0/16", "100.64.0.0/10"] },
    }),
  ).toEqual([
    expect.stringMatching(/^device\.profile: “awss” is not allowed\. Allowed: .*, aws, .* Fix: did you mean aws\?$/),
    "device.address: office is not an IPv4 address. Allowed: four decimal numbers such as 203.0.113.10.",
    "device.interface: “0” is not the name of an interface. Allowed: a letter, then up to 31 letters, digits and . / : _ -.",
    "device.mtu: 1 is not the MTU of a path to the cloud. Allowed: 576 to 9216 bytes.",
    "device.preference: “both” is not allowed. Allowed: active-active, active-standby.",
    "device.networks.cloud[0]: 10.0.0.1/8 has host bits set. Allowed: an IPv4 network such as 10.0.0.0/8. Fix: write 10.0.0.0/8.",
    "device.networks.site[1]: 100.64.0.0/10 touches 100.64.0.0/10. Allowed: a network at the site that does not touch 100.64.0.0/10.",
  ]);
});
