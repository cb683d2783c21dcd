import { Refusal } from "./refusal";

/** Something that goes wrong with calls. */
export interface Fault {
  /** The action whose calls count. @default any */
  readonly action?: string;
  /** The first faulty call, from 1; with `every`, every so many calls. */
  readonly call?: number;
  readonly every?: number;
  /** How many calls in a row. @default 1 */
  readonly times?: number;
  /** The code with which the call is refused; nothing happens. */
  readonly refuse?: string;
  /** The call has its effect, and its answer is lost. */
  readonly lose?: true;
  /** The call has its effect, but the provider ends before the answer arrives. */
  readonly end?: true;
}

/** The caller, such as the provider, has ended. */
export class Ended extends Error {}

/** The faults, and the calls so far. */
export class Faults {
  readonly #counted: { readonly fault: Fault; count: number }[];

  constructor(faults: readonly Fault[]) {
    this.#counted = faults.map((fault) => ({ fault, count: 0 }));
  }

  /** Answers a call, unless something goes wrong with it. */
  around<T>(action: string, answer: () => T): T {
    const faults = this.#counted.filter((one) => (one.fault.action ?? action) === action);
    for (const one of faults) one.count++;
    const fault = faults.find((one) => happens(one.fault, one.count))?.fault;
    if (fault?.refuse) throw new Refusal(fault.refuse, "A fault of the rehearsal.", statusOf(fault.refuse));
    const answered = answer();
    if (fault?.lose) throw new Refusal("ServiceUnavailable", "A fault of the rehearsal: the answer is lost.", 503);
    if (fault?.end) throw new Ended("a fault of the rehearsal: the provider ended");
    return answered;
  }
}

function happens({ call, every, times = 1 }: Fault, count: number): boolean {
  if (every !== undefined) return count >= (call ?? every) && (count - (call ?? every)) % every < times;
  const first = call ?? 1;
  return count >= first && count < first + times;
}

function statusOf(code: string): number {
  return /^(ServiceUnavailable|InternalError|UnknownError)$/.test(code) ? 503 : 400;
}
