import fs from "node:fs";
import path from "node:path";
import { BEFORE } from "../provider/realm";

type Json = Readonly<Record<string, unknown>>;

/** A folder's imports, as a configuration that makes the objects. */
export interface Past {
  readonly configuration: Json;
  /** Addresses of what is imported. */
  readonly targets: readonly string[];
  /** Ids to import, by address; without ids that Terraform computes. */
  readonly ids: ReadonlyMap<string, string>;
}

/**
 * Nothing is known of imported objects except what the folder says. So a rehearsal assumes exactly that: it makes them
 * beforehand with the same configuration, and gives them the imported ids.
 * @returns undefined when nothing is imported, or all of it is there
 */
export function pastOf(folder: string, exists: (type: string, id: string) => boolean): Past | undefined {
  const files = fs.existsSync(folder) ? fs.readdirSync(folder).filter((file) => file.endsWith(".tf.json")) : [];
  const [only, another] = files;
  if (only === undefined || another !== undefined) return undefined;
  const configuration = parsed(fs.readFileSync(path.join(folder, only), "utf8"));
  const imports = (Array.isArray(configuration.import) ? configuration.import : []) as { to: string; id: string }[];
  const literal = imports.filter(({ id }) => !id.includes("${"));
  if (literal.every(({ to, id }) => exists(to.split(".")[0] ?? "", id))) return undefined;
  return {
    configuration: beforehand(configuration),
    targets: imports.map(({ to }) => to),
    ids: new Map(literal.map(({ to, id }) => [to, id])),
  };
}

/** New ids by old ones, for ids that are no combination of others. */
export function renamed({ ids }: Past, state: Json): [string, string][] {
  const { values } = state as {
    values?: { root_module?: { resources?: { address: string; values: { id: string } }[] } };
  };
  return (values?.root_module?.resources ?? []).flatMap(({ address, values: { id } }): [string, string][] => {
    const wanted = ids.get(address);
    return wanted === undefined || wanted.includes(":") || id === wanted ? [] : [[id, wanted]];
  });
}

/** The configuration without imports and moves, and with providers that make objects from before the rehearsal. */
function beforehand({ import: _, moved: __, output: ___, terraform, provider, ...rest }: Json): Json {
  const { backend: ____, ...settings } = Object(terraform) as Json;
  const providers = Object.entries(Object(provider) as Json).map(([name, configured]) => [
    name,
    [configured].flat().map((one) => ({ ...Object(one), configuration_source: BEFORE })),
  ]);
  return { ...rest, terraform: settings, provider: Object.fromEntries(providers) };
}

function parsed(text: string): Json {
  try {
    return Object(JSON.parse(text)) as Json;
  } catch {
    return {};
  }
}
