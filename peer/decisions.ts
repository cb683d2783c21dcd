// Our decisions where neither the environment file nor the cloud says anything.

/** A decision, with its reason. */
export interface Decision {
  readonly about: string;
  readonly decision: string;
  readonly why: string;
}

/**
 * Seconds between two probes of dead peer detection, and the number of probes without an answer: together the cloud's
 * 30 s with ikev1.
 */
export const DPD = { interval: 10, retries: 3 } as const;

/** Seconds. */
export const BGP_TIMERS = { keepalive: 10, hold: 30 } as const;

/** Share of a lifetime after which the device renews it. */
export const REKEY_AT = 0.9;

/** How to prefer a tunnel to the other: outwards by local preference, inwards by the length of the AS path. */
export const STANDING = {
  active: { localPreference: 200, prepends: 0, distance: 10 },
  standby: { localPreference: 100, prepends: 2, distance: 20 },
} as const;

/** For people: in the sheet of every device. */
export const DECISIONS: readonly Decision[] = [
  {
    about: "who begins",
    decision: "the device, at once and again whenever a tunnel is gone",
    why: "Unless applyImmediately is on, the cloud waits for traffic (“Create a VPN connection”).",
  },
  {
    about: "dead peer detection",
    decision: `every ${DPD.interval} s, dead after ${DPD.retries} without an answer`,
    why: "The cloud gives up after 30 s with ikev1 and 130 s with ikev2 (“Create a VPN connection”).",
  },
  {
    about: "BGP timers",
    decision: `keepalive ${BGP_TIMERS.keepalive} s, hold time ${BGP_TIMERS.hold} s`,
    why: "The cloud publishes no timers; the smaller hold time of the two ends counts (RFC 4271, section 4.2).",
  },
  {
    about: "graceful restart",
    decision: "off",
    why: "The routes of a dead tunnel are a black hole (RFC 4724, section 4.2).",
  },
  {
    about: "rekeying",
    decision: `after ${REKEY_AT * 100} % of a lifetime, where the device has a setting for it`,
    why: "Before the cloud's end expires, so that no packet is lost (RFC 7296, section 2.8).",
  },
  {
    about: "pseudo-random function of ikev2",
    decision: "the hash of phase 1",
    why: "The cloud has no setting for it (“Create a VPN connection”).",
  },
  {
    about: "preference",
    decision: `active ${STANDING.active.localPreference}, standby ${STANDING.standby.localPreference} with its own ASN ${STANDING.standby.prepends} more times`,
    why: "On a transit router both tunnels carry traffic, on a VPN gateway tunnel 2 is the slave (VPN documentation, dual-tunnel IPsec-VPN connections).",
  },
];
