import type { Fault, Rules } from "../rehearsal";
import { CommandError } from "./command-error";
import { jsonIn } from "./kept-cloud";

/** The faults of a file. */
interface FaultsFile {
  readonly faults?: readonly Fault[];
  readonly rules?: Partial<Rules>;
}

const FAULT: Readonly<Record<keyof Fault, string>> = {
  action: "string",
  call: "number",
  every: "number",
  times: "number",
  refuse: "string",
  lose: "boolean",
  end: "boolean",
};
const RULES: Readonly<Record<keyof Rules, string>> = {
  busySeconds: "number",
  sharedCustomerGatewayIps: "boolean",
  vpnAttachmentsPerTransitRouter: "number",
};

/**
 * `{ "faults": [{ "every": 7, "refuse": "Throttling.User" }], "rules": { "vpnAttachmentsPerTransitRouter": 3 } }`.
 * @throws CommandError for anything else, with the unknown name
 */
export function faultsIn(file: string): Partial<Rules> & { readonly faults: readonly Fault[] } {
  const read = jsonIn(file, "--fault");
  const { faults = [], rules = {} } = read as FaultsFile;
  const places: [string, object, Readonly<Record<string, string>>][] = [
    ["", read, { faults: "object", rules: "object" }],
    ["rules.", rules, RULES],
    ...[faults].flat().map((fault, index): [string, object, typeof FAULT] => [`faults.${index}.`, fault, FAULT]),
  ];
  for (const [place, given, known] of places) {
    for (const [name, value] of Object.entries(Object(given) as object)) {
      const type = Object.hasOwn(known, name) ? known[name] : undefined;
      if (typeof value !== type)
        throw new CommandError(
          `--fault ${file}: ${place}${name} ${type ? `is a ${type}` : `is not known. Allowed: ${Object.keys(known).join(", ")}`}`,
        );
    }
  }
  const idle = faults.findIndex(({ refuse, lose, end }) => !refuse && !lose && !end);
  if (idle >= 0)
    throw new CommandError(`--fault ${file}: faults.${idle} does nothing. Allowed: refuse, lose or end in each`);
  return { ...rules, faults };
}
