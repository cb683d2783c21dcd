import { diagnose } from "../../../peer/diagnosis/diagnose";
import { FAULTS } from "../../../peer/diagnosis/faults";
import { knownTunnel } from "../../../peer/diagnosis/known";
import { readLog } from "../../../peer/diagnosis/log";
import { diagnosisText } from "../../../peer/diagnosis/text";
import { deviceOf } from "../fixtures";

// Lines that the daemons of test/proof logged, and lines of the cloud's log from the vendor's documents.

const faultsOf = (text: string, end: "cloud" | "device" = "device") =>
  diagnose(readLog(text, end)).map(({ faults }) => faults);

const REFUSED = `
05[NET] received packet: from 203.0.113.10[500] to 198.51.100.1[500] (464 bytes)
05[IKE] 203.0.113.10 is initiating an IKE_SA
05[CFG]   no acceptable KEY_EXCHANGE_METHOD found
05[CFG] received proposals: IKE:AES_CBC_256/HMAC_SHA2_256_128/PRF_HMAC_SHA2_256/MODP_1024
05[CFG] configured proposals: IKE:AES_CBC_256/HMAC_SHA2_256_128/PRF_HMAC_SHA2_256/MODP_2048
05[IKE] received proposals unacceptable
05[NET] sending packet: from 198.51.100.1[500] to 203.0.113.10[500] (36 bytes)`;

const UP = `
07[NET] received packet: from 198.51.100.1[4500] to 203.0.113.10[4500] (240 bytes)
07[IKE] IKE_SA vpn1[3] established between 203.0.113.10[203.0.113.10]...198.51.100.1[198.51.100.1]
07[IKE] CHILD_SA vpn1{3} established with SPIs c1_i c2_o and TS 0.0.0.0/0 === 0.0.0.0/0`;

test("the refusing end logs the offered and its own settings", () => {
  const [diagnosis] = diagnose(readLog(REFUSED, "cloud"));
  expect(diagnosis).toMatchObject({
    addresses: ["198.51.100.1", "203.0.113.10"],
    faults: ["ike-dh-group"],
    differences: [{ setting: "ike.dhGroup", cloud: "group14", device: "group2" }],
  });
});

test("in the device's log the two are swapped", () => {
  const [diagnosis] = diagnose(readLog(REFUSED, "device"));
  expect(diagnosis?.differences).toMatchObject([{ cloud: "group2", device: "group14" }]);
});

test("a fault is not reported if its tunnel came up later", () => {
  expect(faultsOf(`${REFUSED}${UP}`)).toEqual([]);
  expect(faultsOf(`${UP}${REFUSED}`)).toEqual([["ike-dh-group"]]);
});

test("a tunnel that is up does not hide the fault of another one", () => {
  const other = UP.replaceAll("198.51.100.1[", "198.51.100.2[").replaceAll("07[", "08[");
  expect(faultsOf(`${REFUSED}${other}`)).toEqual([["ike-dh-group"]]);
});

test.each([
  ["of a file", "2026-11-30 16:15:44 07[IKE] tried 1 shared key for 'a' - 'b', but MAC mismatched"],
  ["of syslog", "Nov 30 16:15:44 edge charon: 07[IKE] tried 1 shared key for 'a' - 'b', but MAC mismatched"],
  [
    "of the journal",
    "Nov 30 16:15:44 edge charon-systemd[814]: 07[IKE] <vpn1|3> tried 1 shared key for 'a' - 'b', but MAC mismatched",
  ],
  ["pasted alone", "tried 1 shared key for 'a' - 'b', but MAC mismatched"],
])("a line %s is read", (_, line) => {
  expect(faultsOf(line)).toEqual([["psk"]]);
});

test("the vendor's example of the cloud's log is a timeout of phase 1", () => {
  const line =
    "2023-01-13 11:39:21 vco-m5e [PROTO_ERR]: ikev1.c:1433:isakmp_ph1resend(): phase1 negotiation failed due to time up. [{remote id:4}{ph1: 198.51.100.1[500] <=> 203.0.113.10[500], 198.51.100.1 <=> 203.0.113.10}]";
  const [diagnosis] = diagnose(readLog(line));
  expect(diagnosis).toMatchObject({
    addresses: ["198.51.100.1", "203.0.113.10"],
    faults: ["no-answer", "psk", "peer-address"],
    evidence: [{ end: "cloud", says: expect.stringMatching(/^phase1 negotiation failed/) }],
  });
});

test("lines of older gateways, in charon's layout, are read as the cloud's log", () => {
  expect(readLog("2021-03-09 10:00:00 vco-m5e 07[ENC] parsed IKE_SA_INIT response 0 [ N(NO_PROP) ]")).toMatchObject([
    { end: "cloud", says: "parsed IKE_SA_INIT response 0 [ N(NO_PROP) ]" },
  ]);
});

test.each([
  ["PskMismatch", "psk"],
  ["NatTMismatch", "nat-traversal"],
  ["SecurityProtocolMismatch", "esp-only"],
  ["EncapsulationModeMismatch", "tunnel-mode-only"],
  ["LifetimeMismatch", "lifetime"],
  ["DpdHashNotifyCompatibility", "dpd-payload-order"],
])("the API's code %s is %s", (code, fault) => {
  expect(faultsOf(`"FailedReasonCode": "${code}"`, "cloud")).toEqual([[fault]]);
});

const OFFERED = (list: string) => `
07[IKE] initiating IKE_SA vpn1[1] to 198.51.100.1
07[CFG] configured proposals: ${list}
07[NET] sending packet: from 203.0.113.10[500] to 198.51.100.1[500] (464 bytes)
09[NET] received packet: from 198.51.100.1[500] to 203.0.113.10[500] (36 bytes)
09[ENC] parsed IKE_SA_INIT response 0 [ N(NO_PROP) ]`;

test("the device's own settings pick one of several possible faults", () => {
  const known = deviceOf().tunnels.map(knownTunnel);
  const log = OFFERED("IKE:AES_CBC_128/HMAC_SHA2_256_128/PRF_HMAC_SHA2_256/MODP_2048");
  expect(faultsOf(log)[0]?.length).toBeGreaterThan(3);
  expect(diagnose(readLog(log), known)).toMatchObject([
    {
      tunnel: "berlin/main/1",
      faults: ["ike-encryption"],
      differences: [{ setting: "ike.encryption", cloud: "aes256", device: "aes" }],
    },
  ]);
});

test("with equal settings, a fault remains that settings do not show", () => {
  const known = deviceOf().tunnels.map(knownTunnel);
  const log = OFFERED("IKE:AES_CBC_256/HMAC_SHA2_256_128/PRF_HMAC_SHA2_256/MODP_2048");
  expect(diagnose(readLog(log), known).map(({ faults }) => faults)).toEqual([["peer-address"]]);
});

test("every fault has a fix for either end", () => {
  expect(Object.values(FAULTS).filter(({ cloud, device, title }) => !cloud || !device || !title)).toEqual([]);
});

test("a diagnosis is printed with the values, the fix at either end, and the line", () => {
  const [diagnosis] = diagnose(readLog(REFUSED, "cloud", "cloud.log"));
  expect(diagnosis && diagnosisText(diagnosis)).toBe(
    `198.51.100.1 – 203.0.113.10: the Diffie-Hellman group of phase 1 differs
  ike.dhGroup: the cloud has group14, the device group2
  At the cloud: crypto.ike.dhGroup (console: IKE Configurations, DH Group)
  At the device: the Diffie-Hellman group of phase 1 (swanctl: proposals)
  Shown by cloud.log, line 4: no acceptable KEY_EXCHANGE_METHOD found`,
  );
});

test("a log without a fault, and no log at all, give no diagnosis", () => {
  expect(faultsOf("")).toEqual([]);
  expect(faultsOf(UP)).toEqual([]);
  expect(faultsOf("the quick brown fox\n\n[IKE]\n\u0000")).toEqual([]);
});
