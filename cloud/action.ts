import type { Clock } from "./clock";
import type { Fields } from "./fields";
import type { Caller, Inventory } from "./inventory";
import { type Given, given, type Shape, type Wire } from "./parameters";

/** What the real cloud may do in one way or another, and how many it takes of something. */
export interface Rules {
  /** Whether two customer gateways may have one address. What the real cloud does is not known. */
  readonly sharedCustomerGatewayIps: boolean;
  /** Seconds for which a change keeps a connection or a VPN gateway busy. The real time is not known. */
  readonly busySeconds: number;
  /** VPN attachments of one transit router. */
  readonly vpnAttachmentsPerTransitRouter: number;
}

/** What the answer to one call can use. */
export interface Call {
  readonly inventory: Inventory;
  readonly caller: Caller;
  readonly clock: Clock;
  readonly rules: Rules;
}

/** An action of the API. A refusal is thrown before anything changes. */
export type Action = (call: Call, wire: Wire) => Fields;
export type Actions = Readonly<Record<string, Action>>;

/** An action that takes the parameters of a shape, and cannot do without some of them. */
export function action<S extends Shape, Needed extends keyof S & string>(
  takes: S,
  needs: readonly Needed[],
  answer: (call: Call, given: Given<S, Needed>) => Fields | undefined,
): Action {
  return (call, wire) => answer(call, given(wire, takes, needs)) ?? {};
}
