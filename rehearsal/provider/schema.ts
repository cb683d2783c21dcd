import { type Argument, type Block, dataSources, resources } from "../../providers/alicloud/arguments";
import type { ProviderType, TypeArgument } from "../catalogue/argument";
import { providerBlock, typeNamed } from "./types";

const NESTING = { single: 1, list: 2, set: 3 } as const;

/**
 * The provider's schema for Terraform, in the words of the plugin protocol: simulated types, and types that a
 * configuration names. All of the nearly two thousand types would cost each Terraform a third of a second.
 */
export function providerSchema(names: Iterable<string>, typeOf = typeNamed) {
  const schemas = (mode: "managed" | "data") =>
    Object.fromEntries(
      [...Object.keys(mode === "managed" ? resources : dataSources), ...names].flatMap((name) => {
        const type = typeOf(mode, name);
        return type ? [[name, typeSchema(type)]] : [];
      }),
    );
  return {
    provider: { block: blockSchema(providerBlock()) },
    resource_schemas: schemas("managed"),
    data_source_schemas: schemas("data"),
  };
}

function typeSchema(type: ProviderType) {
  const block = blockSchema(type);
  if (!type.timeouts) return { block };
  const timeout: Argument = { type: "string", optional: true, doc: "Time to wait, such as 10m." };
  const timeouts = {
    type_name: "timeouts",
    nesting: NESTING.single,
    block: blockSchema({
      doc: "How long to wait.",
      arguments: Object.fromEntries(type.timeouts.map((step) => [step, timeout])),
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
    attributes: Object.entries(block.arguments ?? {}).map(([name, argument]: [string, TypeArgument]) => ({
      name,
      type: Buffer.from(JSON.stringify(valueType(argument.type, argument.object))),
      description: argument.doc,
      required: argument.required,
      optional: argument.optional,
      computed: argument.computed,
      sensitive: argument.sensitive,
      deprecated: argument.deprecated,
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

/** `map(string)` → `["map", "string"]`; objects are made of the argument's fields. */
function valueType(type: string, object: Argument["object"] = {}): unknown {
  const [, kind, element = ""] = /^(list|set|map)\((.*)\)$/.exec(type) ?? [];
  if (kind) return [kind, valueType(element, object)];
  if (type !== "object") return type;
  return [
    "object",
    Object.fromEntries(Object.entries(object).map(([name, field]) => [name, valueType(field.type, field.object)])),
  ];
}
