import type { Argument, Block, NestedBlock } from "../../providers/alicloud/arguments";

/** An argument, with what only the catalogue knows. */
export interface TypeArgument extends Argument {
  /** The provider's default. */
  readonly default?: boolean | number | string;
  /** Deprecated, but still accepted. */
  readonly deprecated?: boolean;
  /** Still in the schema, but refused if given. */
  readonly removed?: boolean;
  /** Terraform never shows it. */
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
  /** If missing, it is read from the cloud. */
  readonly computed: boolean;
  readonly forceNew: boolean;
}

/** A resource or a data source. */
export interface ProviderType extends TypeBlock {
  readonly timeouts?: readonly string[];
}
