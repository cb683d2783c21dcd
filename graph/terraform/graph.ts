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

  /** The account id of a resource's provider configuration; undefined if it names none. */
  account({ stack, provider }: Resource): string | undefined {
    return this.stacksByName.get(stack)?.accounts?.get(provider);
  }

  /** Whether the existing resources of a stack are known. */
  knowsExisting(stack: string): boolean {
    return this.stacksByName.get(stack)?.existing !== undefined;
  }

  /**
   * Whether an id that a stack does not know belongs to something that the stack makes: only a plan knows all other
   * ids.
   */
  knowsForeign(stack: string): boolean {
    const { kind, readsLater } = this.stacksByName.get(stack) ?? {};
    return kind === "plan" && readsLater !== true;
  }

  /** Whether everything that the stacks will have is here. */
  get isComplete(): boolean {
    return this.stacks.every((stack) => stack.complete);
  }

  /** Whether every written resource of a type is here, too. */
  hasAll(type: string): boolean {
    return this.isComplete && !this.stacks.some(({ postponed }) => postponed?.has(type));
  }

  /**
   * Relations from some subjects to what they name.
   *
   * @param title What messages call the subjects.
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
