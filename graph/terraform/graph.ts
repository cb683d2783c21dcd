import { once } from "../once";
import { Blocks } from "./blocks";
import { Order } from "./order";
import { References } from "./references";
import { Relation } from "./relation";
import type { Place, Resource } from "./resource";
import type { Stack } from "./stack";
import type { ResourceSubject } from "./subject";
import type { Value } from "./value";

/** All stacks as one graph, in Terraform's words. */
export class TerraformGraph {
  /** Resources by type. */
  readonly blocks: Blocks;
  private readonly references: References;
  private readonly stacksByName: ReadonlyMap<string, Stack>;

  constructor(readonly stacks: readonly Stack[]) {
    this.references = new References(stacks);
    this.blocks = new Blocks(stacks, this.references);
    this.stacksByName = new Map(stacks.map((stack) => [stack.name, stack]));
  }

  /** What Terraform makes before what. */
  readonly order = once(() => new Order(this.stacks));

  /** How the stack of a subject was read. */
  phaseOf({ stack }: Place): Stack["kind"] {
    return this.stacksByName.get(stack)?.kind ?? "synth";
  }

  /** The region that a resource's provider configuration names. */
  region(resource: Resource): Value<string> {
    return this.references.region(resource);
  }

  /** The id of the account that a resource's provider configuration says; undefined where it says none. */
  account({ stack, provider }: Resource): string | undefined {
    return this.stacksByName.get(stack)?.accounts?.get(provider);
  }

  /** Whether it is known what of a stack is there now. */
  knowsExisting(stack: string): boolean {
    return this.stacksByName.get(stack)?.existing !== undefined;
  }

  /** Whether an id that a stack does not know is that of something which it makes: a plan alone knows all others. */
  knowsForeign(stack: string): boolean {
    const { kind, readsLater } = this.stacksByName.get(stack) ?? {};
    return kind === "plan" && readsLater !== true;
  }

  /** Whether all that every stack will have is here. */
  get isComplete(): boolean {
    return this.stacks.every((stack) => stack.complete);
  }

  /** Whether all of a type that is written is here, too. */
  hasAll(type: string): boolean {
    return this.isComplete && !this.stacks.some(({ postponed }) => postponed?.has(type));
  }

  /**
   * Which of some subjects name what.
   *
   * @param title what they are to what they name
   */
  protected relation<S extends ResourceSubject>(
    title: string,
    types: readonly string[],
    subjects: readonly S[],
    argument: (subject: S) => Value<string>,
  ): Relation<S> {
    const isWhole = types.every((type) => this.hasAll(type));
    return new Relation(title, subjects, argument, this.references, isWhole);
  }
}
