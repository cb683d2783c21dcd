import type { DeviceProfile } from "../../../domain/device";
import type { CustomerGateway } from "../../../graph/network/customer-gateway";
import type { Tunnel } from "../../../graph/network/words";
import { Undecided } from "../../../graph/terraform/value";
import type { Device } from "../../options";
import { attempt, type Complaint } from "../../rule";

type Check<T> = (thing: T) => Complaint | readonly Complaint[] | undefined;

/** Trying more candidates for each of many tunnels would take long. */
const MOST_TRIED = 500;

/**
 * Complaints about the customer gateway at a tunnel's other end. If the gateway is not known, undecided, unless all
 * candidates lead to the same result.
 */
export function atFarEnd(tunnel: Tunnel, check: Check<CustomerGateway>): readonly Complaint[] {
  const outcome = attempt((one) => check(one.customerGateway()), tunnel, undefined);
  return outcome instanceof Undecided ? unlessAgreed(outcome, tunnel.possibleCustomerGateways(), check) : outcome;
}

/**
 * Complaints about the device at a tunnel's other end, from what a team knows of it; none if it knows nothing.
 * Undecided in the same cases.
 */
export function atDevice(
  tunnel: Tunnel,
  devices: Readonly<Record<string, Device>>,
  check: Check<Device>,
): readonly Complaint[] {
  const known = Object.values(devices);
  if (known.length === 0) return [];
  const of = (name: string) => (Object.hasOwn(devices, name) ? devices[name] : undefined);
  const outcome = attempt(
    (one) => {
      const device = of(one.customerGatewayId.ifKnown() ?? "") ?? of(one.customerGateway().ipAddress.known());
      return device && check(device);
    },
    tunnel,
    undefined,
  );
  return outcome instanceof Undecided ? unlessFine(outcome, known, check) : outcome;
}

/** The same about the profile of that device; none without a profile. */
export function atProfile(
  tunnel: Tunnel,
  devices: Readonly<Record<string, Device>>,
  check: Check<DeviceProfile>,
): readonly Complaint[] {
  return atDevice(tunnel, devices, ({ profile }) => profile && check(profile));
}

/** The common complaint about all of them, or that there is none; else why there is no verdict. */
function unlessAgreed(
  open: Undecided,
  possible: readonly CustomerGateway[],
  check: Check<CustomerGateway>,
): readonly Complaint[] {
  if (possible.length > MOST_TRIED) throw open;
  const outcomes = possible.map((one) => attempt(check, one, undefined));
  const decided = outcomes.filter((outcome): outcome is readonly Complaint[] => !(outcome instanceof Undecided));
  const [first, ...others] = decided;
  if (!first || decided.length < outcomes.length || others.some(({ length }) => length !== first.length)) throw open;
  const isOne = others.every((outcome) => outcome.every(({ what }, index) => what === first[index]?.what));
  return first.map(({ what, ...complaint }) => ({
    ...complaint,
    what: isOne ? what : `${what}; every other candidate for this customer gateway is wrong too`,
  }));
}

/** No complaint if all are fine; else why there is no verdict. */
export function unlessFine<T>(open: Undecided, possible: readonly T[], check: Check<T>): readonly Complaint[] {
  const isFine = (one: T) => {
    const outcome = attempt(check, one, undefined);
    return !(outcome instanceof Undecided) && outcome.length === 0;
  };
  if (possible.length > 0 && possible.length <= MOST_TRIED && possible.every(isFine)) return [];
  throw open;
}
