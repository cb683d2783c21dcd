import type { Argument, Block, NestedBlock } from "../../providers/alicloud/arguments";

/** An argument with what only the catalogue knows of it. */
export interface TypeArgument extends Argument {
  /** What the provider takes for it when it is left out. */
  readonly default?: boolean | number | string;
  /** Still taken, though the provider would rather have another. */
  readonly deprecated?: boolean;
  /** Still in the schema, and refused when it is given. */
  readonly removed?: boolean;
  /** Terraform shows it to nobody. */
  readonly sensitive?: boolean;
  readonly minItems?: number;
  readonly maxItems?: number;
}

export interface TypeBlock extends Block {
  readonly arguments: Readonly<Record<string, TypeArgument>>;
  readonly blocks: Readonly<Record<string, NestedTypeBlock>>;
}

export interface NestedTypeBlock
  extends TypeBlock,
    Pick<NestedBlock, "nesting" | "minItems" | "maxItems" | "identity"> {
  readonly required: boolean;
  /** Left out, it is read from the cloud. */
  readonly computed: boolean;
  readonly forceNew: boolean;
}

/** A resource or a data source. */
export interface ProviderType extends TypeBlock {
  readonly timeouts?: readonly string[];
}
