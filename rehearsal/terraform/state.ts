import fs from "node:fs";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { writeWhole } from "../../files/whole-files";
import { credentialVariables } from "./credentials";

const OVERRIDE = "~rehearsal_override.tf.json";

/**
 * Name of the override file of the rehearsal's. Terraform merges override files in the order of their names' bytes; this
 * one follows all, so that it has the last word: `~` comes after all of ASCII, also after the dot before an extension.
 */
export function overrideName(configured: readonly string[]): string {
  const last = [...configured, ""].reduce((one, other) => (follows(other, one) ? other : one));
  return follows(OVERRIDE, last) ? OVERRIDE : last.replace(/\.(tf|tofu)(\.json)?$/, OVERRIDE);
}

function follows(one: string, other: string): boolean {
  return Buffer.compare(Buffer.from(one), Buffer.from(other)) > 0;
}

/** The settings of a state's backend, by the type of the backend. */
type Backends = Readonly<Record<string, unknown>>;

interface Configuration {
  readonly terraform?: { readonly backend?: Backends };
  readonly data?: {
    readonly terraform_remote_state?: Readonly<Record<string, { readonly backend: string; readonly config?: unknown }>>;
  };
}

/**
 * Gives a mirrored stack a state in the rehearsal, whatever its backend, and false credentials. The stack reads the
 * rehearsed state of other stacks that take part, and the real state of those that do not.
 * @param provider what overrides provider configurations
 */
export function keepState(
  states: string,
  stack: string,
  file: string,
  configuration: readonly string[],
  provider: Readonly<Record<string, readonly object[]>> = {},
): void {
  fs.mkdirSync(states, { recursive: true });
  const parts = configuration.map(parse);
  const declared = parts.find(({ terraform }) => terraform?.backend)?.terraform?.backend;
  if (declared) fs.writeFileSync(path.join(states, `${stack}.backend.json`), JSON.stringify(declared));

  const read = parts.flatMap(({ data }) => Object.entries(data?.terraform_remote_state ?? {}));
  const rehearsed = read.flatMap(([name, { backend, config }]) => {
    const other = stackWith(states, { [backend]: config });
    return other ? [[name, { backend: "local", config: stateOf(states, other) }] as const] : [];
  });
  const credentials = credentialVariables(configuration).map((name) => [name, { default: "invented" }]);
  const override = {
    terraform: { backend: { local: stateOf(states, stack) } },
    ...(credentials.length > 0 ? { variable: Object.fromEntries(credentials) } : {}),
    ...(Object.keys(provider).length > 0 ? { provider } : {}),
    ...(rehearsed.length > 0 ? { data: { terraform_remote_state: Object.fromEntries(rehearsed) } } : {}),
  };
  // A Terraform that starts at the same moment reads the file whole, or the one before.
  writeWhole(new Map([[file, JSON.stringify(override)]]), 0o600);
}

function stateOf(states: string, stack: string): { path: string } {
  return { path: path.join(states, `${stack}.tfstate`) };
}

/** The stack of this rehearsal whose real state is in a backend. */
function stackWith(states: string, backend: Backends): string | undefined {
  const notes = fs.readdirSync(states).filter((file) => file.endsWith(".backend.json"));
  const note = notes.find((file) =>
    isDeepStrictEqual(JSON.parse(fs.readFileSync(path.join(states, file), "utf8")), backend),
  );
  return note?.slice(0, -".backend.json".length);
}

/** Only Terraform JSON says which states are read; in HCL, which cdktf does not write, reads stay as they are. */
function parse(text: string): Configuration {
  try {
    return JSON.parse(text) as Configuration;
  } catch {
    return {};
  }
}
