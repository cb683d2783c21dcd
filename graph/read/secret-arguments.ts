import { argumentsOf, type Block } from "../../providers/alicloud/arguments";
import { onceFor } from "../once";
import { objects, own } from "../terraform/json";

/** Adds the secrets among the values of a resource or data source, told by its `mode` and `type`. */
export function addSecretsOf(found: Set<string>, resource: unknown, values: unknown): void {
  const type = own(resource, "type");
  const statement =
    typeof type === "string" ? argumentsOf(own(resource, "mode") === "data" ? "data" : "managed", type) : undefined;
  if (statement) addSecretArguments(found, statement, values);
}

/** The same for a block of which the statement is known. An expression is no secret. */
export function addSecretArguments(found: Set<string>, statement: Block, values: unknown): void {
  const { names, blocks } = secretsIn(statement);
  for (const name of names) {
    const value = own(values, name);
    if (typeof value === "string" && !value.includes("${")) found.add(value);
  }
  for (const [name, nested] of blocks)
    for (const block of objects(own(values, name))) addSecretArguments(found, nested, block);
}

interface SecretParts {
  readonly names: readonly string[];
  readonly blocks: readonly (readonly [string, Block])[];
}

const secretsIn = onceFor(
  (statement: Block): SecretParts => ({
    names: Object.entries(statement.arguments ?? {}).flatMap(([name, { secret }]) => (secret ? [name] : [])),
    blocks: Object.entries(statement.blocks ?? {}).filter(([, block]) => {
      const { names, blocks } = secretsIn(block);
      return names.length + blocks.length > 0;
    }),
  }),
  new WeakMap(),
);
