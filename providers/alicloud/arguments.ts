import stated from "@cdktf/provider-alicloud/arguments.json";

/** One argument or attribute, as `arguments/*.yaml` states it. */
export interface Argument {
  /** `string`, `number`, `bool`, `map(string)`, `list(string)`, `set(string)`, or `list(object)` with `object`. */
  readonly type: string;
  /** Fields of `list(object)`. */
  readonly object?: Readonly<Record<string, Argument>>;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  /** A change of it replaces the resource. */
  readonly forceNew?: boolean;
  /** Never to be shown, whatever the provider's schema says. */
  readonly secret?: boolean;
  /** Sent but never read back. */
  readonly writeOnly?: boolean;
  /** First provider version that has it, where later than its resource. */
  readonly since?: string;
  /** What it was called, and may still be called. */
  readonly formerly?: string;
  /** The values that the provider and the cloud are known to take, of a set each of its items. */
  readonly values?: readonly (string | number)[];
  /** Whether the provider refuses any other value while it plans. Else the cloud may learn to take more. */
  readonly validated?: boolean;
  /** Whether capital letters do not matter. */
  readonly anyCase?: boolean;
  readonly doc: string;
}

/** Arguments and nested blocks of a resource, a data source or a block. */
export interface Block {
  readonly arguments?: Readonly<Record<string, Argument>>;
  readonly blocks?: Readonly<Record<string, NestedBlock>>;
  readonly doc: string;
}

export interface NestedBlock extends Block {
  readonly nesting: "list" | "set";
  readonly minItems?: number;
  readonly maxItems?: number;
  /** The only arguments by which the provider distinguishes two elements of the set; edits of others go unseen. */
  readonly identity?: readonly string[];
  /** First provider version that does so. */
  readonly identitySince?: string;
  readonly since?: string;
}

export interface ResourceArguments extends Block {
  readonly since: string;
  readonly timeouts?: readonly string[];
  /** RAM actions that the provider calls for it, `vpc:CreateVpnAttachment`. */
  readonly actions: readonly string[];
}

interface Stated {
  readonly provider: Block;
  readonly resources: Readonly<Record<string, ResourceArguments>>;
  readonly dataSources: Readonly<Record<string, ResourceArguments>>;
}

/** What `arguments/*.yaml` states of the provider, its resources and its data sources, keyed by Terraform type. */
export const { provider, resources, dataSources } = stated as unknown as Stated;

/** Statement for a Terraform type; undefined for one that is not in use here. */
export function argumentsOf(mode: "managed" | "data", type: string): ResourceArguments | undefined {
  const statements = mode === "managed" ? resources : dataSources;
  return Object.hasOwn(statements, type) ? statements[type] : undefined;
}

/** What an argument of a type was called, and may still be called. */
export function formerName(type: string, name: string): string | undefined {
  const stated = argumentsOf("managed", type)?.arguments;
  return stated && Object.hasOwn(stated, name) ? stated[name]?.formerly : undefined;
}

/** Whether one of the values that an argument is known to take is a given one. True of an argument without such a list. */
export function takes({ values, anyCase }: Pick<Argument, "values" | "anyCase">, value: string | number): boolean {
  if (values === undefined) return true;
  const spelled = (one: string | number) => (anyCase ? String(one).toLowerCase() : String(one));
  return values.some((one) => spelled(one) === spelled(value));
}
