import { type Difference, differences, type NegotiatedSetting, type Proposal, readProposals } from "./algorithms";
import type { FaultId } from "./faults";
import type { KnownTunnel } from "./known";
import type { LogLine } from "./log";

/** The remaining candidates, and the settings of both ends. */
export interface Narrowed {
  readonly faults: readonly FaultId[];
  readonly differences: readonly Difference[];
}

/**
 * The candidates that remain after comparing the device's logged settings with the cloud's known ones. A difference
 * decides; no difference rules out the faults of that comparison.
 */
export function narrowed(faults: readonly FaultId[], lines: readonly LogLine[], tunnel: KnownTunnel): Narrowed {
  const compared = COMPARISONS.filter(({ about }) => about.some((fault) => faults.includes(fault))).flatMap(
    ({ about, compare }) => {
      const found = compare(lines, tunnel);
      return found ? [{ about, found }] : [];
    },
  );
  for (const { found } of compared) {
    const named = found.filter(({ fault }) => faults.includes(fault));
    if (named[0]) return { faults: [named[0].fault], differences: named };
  }
  const out = compared.flatMap(({ about }) => about);
  const left = faults.filter((fault) => !out.includes(fault));
  return { faults: left.length > 0 ? left : faults, differences: [] };
}

interface Found extends Difference {
  readonly fault: FaultId;
}

interface Comparison {
  /** Faults that no difference rules out. */
  readonly about: readonly FaultId[];
  /** The differences; undefined if the lines do not show the device's settings. */
  compare(lines: readonly LogLine[], known: KnownTunnel): readonly Found[] | undefined;
}

const COMPARISONS: readonly Comparison[] = [
  {
    about: ["ike-version"],
    compare: (lines, { version }) => differ("ike-version", "ike.version", version, versionIn(lines)),
  },
  {
    about: ["ike-mode"],
    compare: (lines, { version, mode }) =>
      version === "ikev2" ? [] : differ("ike-mode", "ike.mode", mode, modeIn(lines)),
  },
  {
    about: ["ike-encryption", "ike-authentication", "ike-dh-group", "ike-prf"],
    compare: (lines, { ike }) => offered(lines, "IKE", ike),
  },
  {
    about: ["ipsec-encryption", "ipsec-authentication", "ipsec-pfs"],
    compare: (lines, { ipsec }) => offered(lines, "ESP", ipsec),
  },
  {
    // The device does not log what it expects of the cloud, so another fault of identities is still possible.
    about: ["identity-behind-nat"],
    compare: (lines, { deviceId }) => {
      const own = identityIn(lines);
      const fault = /^[\d.]+$/.test(own ?? "") ? "identity-behind-nat" : "identity";
      return deviceId === undefined ? undefined : differ(fault, "identity of the device", deviceId, own);
    },
  },
  {
    about: ["peer-address"],
    compare: (lines, { deviceAddress }) => {
      const seen = lines.map(({ says }) => /no IKE config found for \S+\.\.\.([\d.]+)/.exec(says)?.[1]).find(Boolean);
      return deviceAddress === undefined
        ? undefined
        : differ("peer-address", "address of the device", deviceAddress, seen);
    },
  },
];

function differ(fault: FaultId, setting: string, cloud: string, device: string | undefined) {
  if (device === undefined) return undefined;
  return cloud === device ? [] : [{ fault, setting, cloud, device }];
}

/** The device's own proposals, the last ones of its log. */
function offered(lines: readonly LogLine[], protocol: "IKE" | "ESP", cloud: Proposal): readonly Found[] | undefined {
  const lists = ofDevice(lines).map((says) => /^configured proposals: (.+)/.exec(says)?.[1]);
  const last = lists.findLast((list) => list?.startsWith(protocol));
  return last === undefined ? undefined : asFaults(differences([cloud], readProposals(last)));
}

/** Differences of proposals by the fault that each is. */
export function asFaults(found: readonly Difference[]): readonly Found[] {
  return found.map((difference) => ({ ...difference, fault: FAULT_OF[difference.setting as NegotiatedSetting] }));
}

const FAULT_OF: Readonly<Record<NegotiatedSetting, FaultId>> = {
  "ike.encryption": "ike-encryption",
  "ike.authentication": "ike-authentication",
  "ike.dhGroup": "ike-dh-group",
  "ike.prf": "ike-prf",
  "ipsec.encryption": "ipsec-encryption",
  "ipsec.authentication": "ipsec-authentication",
  "ipsec.pfs": "ipsec-pfs",
};

function versionIn(lines: readonly LogLine[]): string | undefined {
  const begun = lines.map(({ says }) => BEGUN.exec(says)).findLast((match) => match);
  if (!begun) return undefined;
  return begun[1] === undefined ? "ikev2" : "ikev1";
}

function modeIn(lines: readonly LogLine[]): string | undefined {
  return lines.map(({ says }) => BEGUN.exec(says)?.[1]?.toLowerCase()).findLast(Boolean);
}

const BEGUN = /initiating (?:an? )?(?:(Main|Aggressive) Mode )?IKE_SA/;

function identityIn(lines: readonly LogLine[]): string | undefined {
  const form = /authentication of '(.+)' \(myself\) with pre-shared key/;
  return ofDevice(lines)
    .map((says) => form.exec(says)?.[1])
    .findLast(Boolean);
}

const ofDevice = (lines: readonly LogLine[]) => lines.filter(({ end }) => end === "device").map(({ says }) => says);
