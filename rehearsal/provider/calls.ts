import { randomUUID } from "node:crypto";
import { type Caller, type Cloud, type Fields, flattened, Refusal, type Wire } from "../../cloud";
import type { Step } from "./resource";

/** The caller, and the cloud that answers. */
export interface Client {
  readonly cloud: Cloud;
  readonly caller: Caller;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** An operation that took too long; the message is the SDK's in meaning. */
export class TookTooLong extends Error {}

/** Makes a call, and repeats it while the cloud is busy; undefined if a refusal means success. */
export async function called(
  client: Client,
  version: string,
  step: Step,
  parameters: object,
  minutes: number,
): Promise<Fields | undefined> {
  const { clock } = client.cloud;
  const until = clock.now + minutes * MINUTE;
  const same = token(step.action);
  for (let attempt = 0; ; attempt++) {
    try {
      const ClientToken = step.token === "none" ? undefined : step.token === "same" ? same : token(step.action);
      const RegionId = step.region === false ? undefined : client.caller.region;
      const request = flattened({ Version: version, RegionId, ClientToken, ...parameters, ...step.with });
      return sent(client, step.action, request);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const pause = pauseAfter(attempt);
      if (isRetried(error, step) && clock.now + pause <= until) await clock.sleep(pause);
      else if (isDone(error, step)) return undefined;
      else throw error;
    }
  }
}

/** Attempts of the library under the provider after a server error, without a pause. */
const SENDS = 4;

/** Calls that are sent once. */
const SENT_ONCE = [
  ...["CreateTransitRouterRouteTable", "UpdateTransitRouterRouteTable"],
  ...["EnableTransitRouterRouteTablePropagation", "DisableTransitRouterRouteTablePropagation"],
  ...["AssociateVpcCidrBlock", "UnassociateVpcCidrBlock", "ModifyVSwitchAttribute", "DeleteVSwitch"],
];

function sent({ cloud, caller }: Client, action: string, request: Wire): Fields {
  for (let send = 1; ; send++) {
    try {
      return cloud.call(action, request, caller);
    } catch (error) {
      const isLast = send === SENDS || SENT_ONCE.includes(action);
      if (!(error instanceof Refusal) || error.status < 500 || isLast) throw error;
    }
  }
}

/** Waits until an object is in a state, by reading it repeatedly; undefined is an object that is gone. */
export async function awaited(
  client: Client,
  { field, is, after }: NonNullable<Step["until"]>,
  read: () => Promise<Fields | undefined>,
  minutes: number,
): Promise<void> {
  const { clock } = client.cloud;
  const until = clock.now + minutes * MINUTE;
  await clock.sleep(after * SECOND);
  for (let look = 1; ; look++) {
    const state = (await read())?.[field];
    if (state === undefined ? is.length === 0 : is.includes(String(state))) return;
    if (clock.now > until)
      throw new TookTooLong(
        `${is[0] === undefined ? "Still" : `Not ${is[0]} but`} ${state ?? "gone"} after ${minutes} minutes.`,
      );
    await clock.sleep(pauseBetweenLooks(look));
  }
}

/** A tenth of a second, doubled each time, but at least 3 s and at most 10 s. Source: the SDK under the provider. */
function pauseBetweenLooks(look: number): number {
  return Math.min(Math.max(0.1 * 2 ** look, 3), 10) * SECOND;
}

/** 3 seconds at first, then 5, and what the SDK adds: half a second, and twice as much each time, up to 10. */
function pauseAfter(attempt: number): number {
  return (attempt === 0 ? 3 : 5) * SECOND + Math.min(0.5 * 2 ** attempt, 10) * SECOND;
}

const ALWAYS_RETRIED = ["Throttling", "ServiceUnavailable", "Rejected.Throttling"];

/** Matches a code if the answer's code begins with it, or the message contains it. */
function isRetried({ code, message, status }: Refusal, { retried = [] }: Step): boolean {
  return (
    status >= 500 ||
    ALWAYS_RETRIED.some((one) => code.includes(one)) ||
    retried.some((one) => one.startsWith(code) || message.includes(one))
  );
}

function isDone(refusal: Refusal, { done = [] }: Step): boolean {
  const { code, message, status } = refusal;
  const isGone = status === 404 || message.includes("NotFound");
  return done.some((one) => one === "" || one === code || (one === "404" && isGone));
}

function token(action: string): string {
  return `TF-${action}-${randomUUID()}`.slice(0, 64);
}
