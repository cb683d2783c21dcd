import { onceFor } from "../once";
import { ABSENT } from "./node";
import type { Resource } from "./resource";
import type { Stack } from "./stack";
import { type Resolver, readText, Value } from "./value";

/** The regions that provider configurations name. */
export class ProviderRegions {
  constructor(
    private readonly stacks: readonly Stack[],
    private readonly resolver: Resolver,
  ) {}

  /** That of a resource's configuration. */
  of({ stack, provider }: Resource): Value<string> {
    return this.ofStack(stack)(provider);
  }

  private readonly ofStack = onceFor((stack: string) => {
    const regions = this.stacks.find(({ name }) => name === stack)?.regions;
    return onceFor((provider: string) => {
      const region = regions?.get(provider) ?? ABSENT;
      const path = `provider.${provider}.region`;
      return new Value({ resolver: this.resolver, field: () => region, pathOf: () => path }, "region", readText);
    });
  });
}
