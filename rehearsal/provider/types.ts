import { type Argument, argumentsOf, type Block, type NestedBlock, provider } from "../../providers/alicloud/arguments";
import type { NestedTypeBlock, ProviderType, TypeArgument, TypeBlock } from "../catalogue/argument";
import { catalogued } from "../catalogue/catalogue";

const ID: TypeArgument = { type: "string", optional: true, computed: true, doc: "Id in the cloud." };

const types = new Map<string, ProviderType | undefined>();

/**
 * A resource or a data source of the provider, with its id: what the catalogue says, and in this what `arguments/*.yaml` states
 * of it. Undefined when the provider has none of that name.
 */
export function typeNamed(mode: "managed" | "data", type: string): ProviderType | undefined {
  const key = `${mode} ${type}`;
  if (!types.has(key)) types.set(key, merged(catalogued(mode, type), argumentsOf(mode, type)));
  return types.get(key);
}

/** The configuration of the provider itself. */
export function providerBlock(): TypeBlock {
  const known = catalogued("managed", "provider");
  if (!known) throw new Error("the catalogue knows no configuration of the provider");
  return mergedBlock(known, provider);
}

function merged(known: ProviderType | undefined, stated: Block | undefined): ProviderType | undefined {
  if (!known) return undefined;
  const block = mergedBlock(known, stated);
  return { ...known, ...block, arguments: { id: ID, ...block.arguments } };
}

function mergedBlock<B extends TypeBlock>(known: B, stated: Block | undefined): B {
  return {
    ...known,
    doc: stated?.doc ?? known.doc,
    arguments: mapped(known.arguments, (argument, name) =>
      mergedArgument(argument, statementOf(name, stated?.arguments)),
    ),
    blocks: mapped(known.blocks, (block, name) => mergedNested(block, stated?.blocks?.[name])),
  };
}

function mergedNested(known: NestedTypeBlock, stated: NestedBlock | undefined): NestedTypeBlock {
  return { ...mergedBlock(known, stated), ...(stated?.identity ? { identity: stated.identity } : {}) };
}

/** What is stated of an argument, also under its former name. */
function statementOf(name: string, stated: Block["arguments"] = {}): Argument | undefined {
  if (Object.hasOwn(stated, name)) return stated[name];
  const renamed = Object.values(stated).find(({ formerly }) => formerly === name);
  return renamed && { ...renamed, formerly: undefined };
}

/** The schema's flags are the catalogue's; what the schema does not say is stated. */
function mergedArgument(known: TypeArgument, stated: Argument | undefined): TypeArgument {
  return { ...stated, ...known, doc: stated?.doc ?? known.doc };
}

function mapped<T>(record: Readonly<Record<string, T>>, map: (value: T, name: string) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value, name)]));
}
