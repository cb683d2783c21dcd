import {
  type Argument,
  type Block,
  dataSources,
  provider,
  type ResourceArguments,
  resources,
} from "../../providers/alicloud/arguments";

const ID: Argument = { type: "string", optional: true, computed: true, doc: "Id in the cloud." };
const NESTING = { single: 1, list: 2, set: 3 } as const;

/** The whole provider, in the words of the plugin protocol. */
export function providerSchema() {
  const schemas = (statements: Readonly<Record<string, ResourceArguments>>) =>
    Object.fromEntries(Object.entries(statements).map(([type, statement]) => [type, resourceSchema(statement)]));
  return {
    provider: { block: blockSchema(provider) },
    resource_schemas: schemas(resources),
    data_source_schemas: schemas(dataSources),
  };
}

/** A resource's or data source's arguments and attributes with the id, which no statement repeats. */
export function withId<Statement extends Block>(statement: Statement): Statement {
  return { ...statement, arguments: { ...statement.arguments, id: ID } };
}

function resourceSchema(statement: ResourceArguments) {
  const block = blockSchema(withId(statement));
  if (!statement.timeouts) return { block };
  const timeout: Argument = { type: "string", optional: true, doc: "Time to wait, such as 10m." };
  const timeouts = {
    type_name: "timeouts",
    nesting: NESTING.single,
    block: blockSchema({
      doc: "How long to wait.",
      arguments: Object.fromEntries(statement.timeouts.map((step) => [step, timeout])),
    }),
  };
  return { block: { ...block, block_types: [...block.block_types, timeouts] } };
}

interface BlockSchema {
  readonly description: string;
  readonly attributes: object[];
  readonly block_types: object[];
}

function blockSchema(block: Block): BlockSchema {
  return {
    description: block.doc,
    attributes: Object.entries(block.arguments ?? {}).map(([name, argument]) => ({
      name,
      type: Buffer.from(JSON.stringify(typeSchema(argument))),
      description: argument.doc,
      required: argument.required,
      optional: argument.optional,
      computed: argument.computed,
    })),
    block_types: Object.entries(block.blocks ?? {}).map(([type_name, nested]) => ({
      type_name,
      nesting: NESTING[nested.nesting],
      min_items: nested.minItems,
      max_items: nested.maxItems,
      block: blockSchema(nested),
    })),
  };
}

/** `map(string)` → `["map", "string"]`; the element of `list(object)` is made of the argument's fields. */
function typeSchema({ type, object }: Argument): unknown {
  const collection = /^(list|set|map)\((\w+)\)$/.exec(type);
  if (!collection) return type;
  const [, kind, element] = collection;
  if (element !== "object") return [kind, element];
  const fields = Object.entries(object ?? {}).map(([name, field]) => [name, typeSchema(field)]);
  return [kind, ["object", Object.fromEntries(fields)]];
}
