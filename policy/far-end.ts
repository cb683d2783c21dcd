import type { CustomerGateway } from "./model/customer-gateway";
import type { Tunnel } from "./model/tunnel";
import { Undecided } from "./model/value";
import { attempt, type Complaint } from "./rule";

/** Trying more of them for each of many tunnels would take long. */
const MOST_TRIED = 500;

/**
 * A complaint about the device at a tunnel's far end. Where it is not known which one that is, undecided only when one of
 * those that it may be would be wrong.
 */
export function atFarEnd(
  tunnel: Tunnel,
  check: (gateway: CustomerGateway) => Complaint | undefined,
): Complaint | undefined {
  const gateway = farEnd(tunnel);
  if (!(gateway instanceof Undecided)) return gateway && check(gateway);
  const possible = tunnel.possibleCustomerGateways();
  const isFine = (one: CustomerGateway) => {
    const outcome = attempt(check, one, undefined);
    return !(outcome instanceof Undecided) && outcome.length === 0;
  };
  if (possible.length <= MOST_TRIED && possible.every(isFine)) return undefined;
  throw gateway;
}

function farEnd(tunnel: Tunnel): CustomerGateway | Undecided | undefined {
  try {
    return tunnel.customerGateway();
  } catch (signal) {
    if (signal instanceof Undecided) return signal;
    throw signal;
  }
}
