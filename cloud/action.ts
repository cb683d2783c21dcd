import type { Clock } from "./clock";
import type { Fields } from "./fields";
import type { Caller, Inventory } from "./inventory";
import { type Given, given, type Shape, type Wire } from "./parameters";

/** Behaviour and quotas of the real cloud that are not certain. */
export interface Rules {
  /** Whether two customer gateways may have one address. What the real cloud does is not known. */
  readonly sharedCustomerGatewayIps: boolean;
  /** Seconds for which a change keeps a connection or a VPN gateway busy. The real time is not known. */
  readonly busySeconds: number;
  /** VPN attachments of one transit router. */
  readonly vpnAttachmentsPerTransitRouter: number;
}

/** What an action can use for one call. */
export interface Call {
  readonly inventory: Inventory;
  readonly caller: Caller;
  readonly clock: Clock;
  readonly rules: Rules;
}

/** An action of the API. A refusal is thrown before anything changes. */
export type Action = (call: Call, wire: Wire) => Fields;
export type Actions = Readonly<Record<string, Action>>;

/** An action with the parameters of a shape, some of them required. */
export function action<S extends Shape, Needed extends keyof S & string>(
  takes: S,
  needs: readonly Needed[],
  answer: (call: Call, given: Given<S, Needed>) => Fields | undefined,
): Action {
  return (call, wire) => answer(call, given(wire, takes, needs)) ?? {};
}
