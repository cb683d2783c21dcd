import { ABSENT } from "./node";
import type { Resource, Stack } from "./resource";
import { type Resolver, readText, Value } from "./value";

/** The regions that provider configurations name. */
export class ProviderRegions {
  private readonly known = new Map<string, Value<string>>();

  constructor(
    private readonly stacks: readonly Stack[],
    private readonly resolver: Resolver,
  ) {}

  /** That of a resource's configuration. */
  of({ stack, provider }: Resource): Value<string> {
    const key = `${stack}\n${provider}`;
    const known = this.known.get(key) ?? this.read(stack, provider);
    this.known.set(key, known);
    return known;
  }

  private read(stack: string, provider: string): Value<string> {
    const region = this.stacks.find(({ name }) => name === stack)?.regions.get(provider) ?? ABSENT;
    const path = `provider.${provider}.region`;
    return new Value({ resolver: this.resolver, field: () => region, pathOf: () => path }, "region", readText);
  }
}
