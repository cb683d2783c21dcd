import { type Diagnosis, diagnose } from "../../peer/diagnosis/diagnose";
import type { KnownTunnel } from "../../peer/diagnosis/known";
import { type LogEnd, readLog } from "../../peer/diagnosis/log";
import { expectSection, table } from "../setup/section";
import { breakAllBgp } from "./bgp-bench";
import { BROKEN_BGP } from "./broken-bgp";
import { BROKEN_IKE, type BrokenIke } from "./broken-ike";
import { cloudLog } from "./cloud-log";
import { addresses, type BrokenLogs, breakAll, type Logged } from "./ike-bench";

let ike: readonly Logged[] = [];
let whole: BrokenLogs["whole"] = [];
let bgp: readonly Logged[] = [];

beforeAll(async () => {
  [{ cases: ike, whole }, bgp] = await Promise.all([breakAll(BROKEN_IKE), breakAllBgp(BROKEN_BGP)]);
});

describe.each(BROKEN_IKE.map((one, index) => ({ ...one, index })))("$title", ({ fault, index, ...one }) => {
  test("is named from both logs", () => {
    expect(named(ike[index], ["cloud", "device"], knownOf(one, index))).toEqual([[fault]]);
  });

  test("is among the candidates from the device's log alone", () => {
    const [faults = []] = named(ike[index], ["device"], knownOf(one, index));
    expect(faults).toContain(fault);
    expect(faults.length).toBeLessThanOrEqual(3);
  });
});

/** Faults that the cloud's own log shows. */
const REPORTED = BROKEN_IKE.map((one, index) => ({ ...one, index, log: cloudLog(one, index) })).filter(
  ({ log }) => log !== "",
);

test.each(REPORTED)("$title: is named from the cloud's own log and the device's", ({ index, fault, log, ...one }) => {
  const lines = [...readLog(log, "cloud", "cloud's own"), ...readLog(ike[index]?.device ?? "")];
  const [diagnosis] = diagnose(lines, [knownOf({ ...one }, index)]);
  expect(diagnosis?.faults).toEqual([fault]);
});

describe.each(BROKEN_BGP.map((one, index) => ({ ...one, index })))("$title", ({ fault, index }) => {
  test("is named from both logs", () => {
    expect(named(bgp[index], ["cloud", "device"]).flat()).toContain(fault);
  });

  test("is named from the device's log", () => {
    expect(named(bgp[index], ["device"])).toEqual([[fault]]);
  });
});

test("the difference is named with both ends' values", () => {
  const differing = ike.map((logged, index) =>
    diagnosed(logged, ["cloud", "device"], knownOf(BROKEN_IKE[index], index)),
  );
  const found = differing
    .flat()
    .flatMap(({ differences }) => differences.map(({ setting, cloud, device }) => `${setting} ${cloud} ${device}`));
  expect(found).toEqual(
    expect.arrayContaining(["ike.encryption aes256 aes", "ike.dhGroup group14 group2", "ipsec.pfs group14 disabled"]),
  );
});

describe.each([
  { title: "that name the IKE SA in each line", text: (log: string) => log, lost: [] },
  {
    title: "that do not",
    text: (log: string) => log.replace(/(\[[A-Z]+\]) <[^>]*>/g, "$1"),
    // ikev1 logs "DPD check timed out" without an address, and the lines around it have none.
    lost: ["IKEv1: the path is cut while the tunnel is up"],
  },
])("logs of all connections at once $title", ({ text, lost }) => {
  test("give each connection its own fault", () => {
    const lines = whole.flatMap((log) => readLog(text(log.text), log.end, log.name));
    const found = diagnose(
      lines,
      BROKEN_IKE.map((one, index) => knownOf(one, index)),
    );
    const faults = new Map(found.map(({ tunnel, faults }) => [tunnel, faults.join()]));
    const missed = BROKEN_IKE.filter(({ fault }, index) => faults.get(`site/case-${index + 1}/1`) !== fault);
    expect(missed.map(({ title }) => title)).toEqual(lost);
  });
});

test("the page lists each fault, and its diagnosis", () => {
  const rows = [
    ...BROKEN_IKE.map((one, index) => [one, ike[index], knownOf(one, index)] as const),
    ...BROKEN_BGP.map((one, index) => [one, bgp[index], undefined] as const),
  ].map(([{ title, fault }, logged, known]) => {
    const left = named(logged, ["device"], known).flat();
    return [title, `\`${fault}\``, left.length === 1 ? "the same" : `one of ${left.length}`];
  });
  expectSection(
    "docs/diagnose.md",
    "broken",
    table(["broken", "named from both logs", "from the device's log and --site"], rows),
  );
});

function named(
  logged: Logged | undefined,
  ends: readonly LogEnd[],
  known?: KnownTunnel,
): readonly (readonly string[])[] {
  return diagnosed(logged, ends, known).map(({ faults }) => faults);
}

function diagnosed(logged: Logged | undefined, ends: readonly LogEnd[], known?: KnownTunnel): readonly Diagnosis[] {
  return diagnose(
    ends.flatMap((end) => readLog(logged?.[end] ?? "", end)),
    known ? [known] : [],
  );
}

/** What the environment file would say. The file is right about the cloud's end. */
function knownOf({ both, cloud: own }: Omit<BrokenIke, "fault"> = { title: "" }, index: number): KnownTunnel {
  const { cloud, device } = addresses(index);
  const { version = 2, aggressive = false } = { ...both, ...own };
  return {
    name: `site/case-${index + 1}/1`,
    cloudAddress: cloud,
    deviceAddress: own?.remote ?? device,
    deviceId: device,
    version: version === 1 ? "ikev1" : "ikev2",
    mode: aggressive ? "aggressive" : "main",
    ike: { "ike.encryption": "aes256", "ike.authentication": "sha256", "ike.prf": "sha256", "ike.dhGroup": "group14" },
    ipsec: {
      "ipsec.encryption": "aes256",
      "ipsec.authentication": "sha256",
      "ipsec.pfs": own?.esp === "aes256-sha256" ? "disabled" : "group14",
    },
  };
}
