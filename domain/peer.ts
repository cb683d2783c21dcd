import type { Problem } from "./problem";
import { IOS_XE_WEAK_CRYPTO, type Source, STRONGSWAN } from "./source";

/** What is known of a device's software at the site. */
export interface PeerProfile {
  readonly title: string;
  /** Versions, algorithms and groups that it does not do, in the provider's words. */
  readonly refuses: readonly string[];
  readonly source: Source;
}

const PEER_PROFILES = {
  "ios-xe-17.11": {
    title: "Cisco IOS XE from 17.11.1 on",
    refuses: ["des", "3des", "md5", "group1", "group2", "group5"],
    source: IOS_XE_WEAK_CRYPTO,
  },
  strongswan: {
    title: "strongSwan in its default builds",
    refuses: ["des"],
    source: STRONGSWAN,
  },
} as const satisfies Record<string, PeerProfile>;

export type PeerProfileName = keyof typeof PEER_PROFILES;
export const PEER_PROFILE_NAMES = Object.keys(PEER_PROFILES) as PeerProfileName[];

/** What keeps a device from doing a setting. */
export function peerProblem(profile: PeerProfileName, setting: string): Problem | undefined {
  const { title, refuses }: PeerProfile = PEER_PROFILES[profile];
  return refuses.includes(setting)
    ? { what: `${title} does not do ${setting}`, allowed: `anything but ${refuses.join(", ")}` }
    : undefined;
}
