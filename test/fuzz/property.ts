import fc from "fast-check";
import { PLANTED } from "./mutate";

/** How many inputs each fuzzer tries: few in the full test run, many in `npm run fuzz`. */
const RUNS = Number(process.env.CENVPN_FUZZ_RUNS ?? 100);

/** In milliseconds: far above what any input needs on a busy machine, but finds an endless loop. */
export const LONGEST = 20_000;

/** A line of a stack trace. Reports name places in users' files in similar words. */
export const STACK_TRACE = /^ {4}at .*(?:\.[cm]?[jt]s|node:[\w/]+):\d+:\d+\)?$/m;

/** @param share fewer or more inputs than a usual fuzzer tries, as a factor */
export function runsOf(share: number): fc.Parameters<[unknown]> {
  const seed = process.env.CENVPN_FUZZ_SEED;
  return { numRuns: Math.max(1, Math.round(RUNS * share)), ...(seed ? { seed: Number(seed) } : {}) };
}

/** Checks that a program answers every input in bounded time, without a PSK or a stack trace. */
export function answersAll<T>(inputs: fc.Arbitrary<T>, answer: (input: T) => string, share = 1): void {
  fc.assert(
    fc.property(inputs, (input) => {
      const start = Date.now();
      const printed = answer(input);
      const took = Date.now() - start;
      if (took > LONGEST) throw new Error(`the answer took ${took} ms`);
      if (printed.toLowerCase().includes(PLANTED.toLowerCase()))
        throw new Error(`the answer repeats a PSK: ${printed}`);
      if (STACK_TRACE.test(printed)) throw new Error(`the answer has a stack trace: ${printed}`);
    }),
    runsOf(share),
  );
}
