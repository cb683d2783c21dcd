import { PROVIDER } from "../domain/source";
import { table } from "../graph/terraform/json";
import { TYPE } from "../graph/terraform/types";

/** Seconds that the provider waits after a request before it looks at the result. Source: `PROVIDER`. */
const WAITS = table<{ readonly create: number; readonly destroy: number }>({
  [TYPE.association]: { create: 5, destroy: 5 },
  [TYPE.propagation]: { create: 5, destroy: 5 },
  [TYPE.routeEntry]: { create: 1, destroy: 1 },
  [TYPE.vpnAttachment]: { create: 5, destroy: 5 },
  [TYPE.vpnGateway]: { create: 20, destroy: 5 },
  [TYPE.vpnGatewayConnection]: { create: 10, destroy: 5 },
  [TYPE.vpnGatewayPolicyRoute]: { create: 5, destroy: 5 },
  [TYPE.vpnGatewayRoute]: { create: 5, destroy: 5 },
});

export const WAITS_SOURCE = `${PROVIDER.title}, ${PROVIDER.date}`;

/**
 * The least number of seconds from destroying the first thing to requesting the last.
 *
 * @param chain Types in the order of destroying; making has the reverse order.
 */
export function leastOutage(chain: readonly string[]): number {
  const wait = (type: string, does: "create" | "destroy") => WAITS[type]?.[does] ?? 0;
  const [last = "", ...rest] = chain;
  return (
    [last, ...rest].reduce((sum, type) => sum + wait(type, "destroy"), 0) +
    rest.reduce((sum, type) => sum + wait(type, "create"), 0)
  );
}
