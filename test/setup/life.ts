import { basename, join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { type Environment, loadEnvironments, stackNames } from "../../config";
import { type Judgement, judge, readStacks, type Stack } from "../../policy";
import { type Rehearsal, type RehearsalOptions, startRehearsal } from "../../rehearsal";
import { synthesize } from "../../stacks";
import { temporaryFile, temporaryFolder } from "./files";

/** The counts of a plan or an apply. */
export interface Counts {
  readonly add: number;
  readonly change: number;
  readonly destroy: number;
  /** Missing if the plan imports nothing. */
  readonly import?: number;
}

/** An environment from its file's text, with pieces replaced. Fails if the text does not contain a piece. */
export function environment(text: string, ...edits: readonly (readonly [piece: string, by: string])[]): Environment {
  const edited = edits.reduce((before, [piece, by]) => {
    expect(before).toContain(piece);
    return before.replace(piece, by);
  }, text);
  const { environments, problems } = loadEnvironments([temporaryFile("environment.yaml", edited)]);
  expect(problems).toEqual([]);
  return environments[0] as Environment;
}

/** An environment's stacks in a rehearsal of their own, which lasts for the tests of a file or block. */
export interface Life {
  readonly rehearsal: Rehearsal;
  plan(environment: Environment): Promise<Counts>;
  /** The changes of a plan, by address: the changed arguments of an update (`block.argument` in blocks), or else the actions. */
  changes(environment: Environment): Promise<Readonly<Record<string, readonly string[]>>>;
  /** The stacks as read from their plans. */
  planned(environment: Environment): Promise<readonly Stack[]>;
  /** The judgement of the plans. */
  judged(environment: Environment): Promise<Judgement>;
  apply(environment: Environment): Promise<Counts>;
  /** Destroys everything, and returns the objects that remain in the cloud. */
  destroy(): Promise<readonly object[]>;
  /** Ids of the managed resources, by address. */
  ids(): Promise<Readonly<Record<string, string>>>;
  /** The outputs, by name. */
  outputs(): Promise<Readonly<Record<string, unknown>>>;
  /** Another life of the environment, in the same cloud with a new state. */
  again(): Life;
}

export function life(options: RehearsalOptions = {}): Life {
  let rehearsal: Rehearsal;
  beforeAll(async () => {
    rehearsal = await startRehearsal(options);
  });
  afterAll(() => rehearsal.close());
  return new LifeIn(() => rehearsal);
}

class LifeIn implements Life {
  private readonly folder = temporaryFolder();
  private readonly initialized = new Set<string>();
  /** Folders of the stacks in the order of deployment. */
  private stacks: readonly string[] = [];

  constructor(private readonly started: () => Rehearsal) {}

  get rehearsal(): Rehearsal {
    return this.started();
  }

  async plan(given: Environment): Promise<Counts> {
    return sum((await this.inStacks(given, "plan")).map(counts));
  }

  async changes(given: Environment): Promise<Readonly<Record<string, readonly string[]>>> {
    const changed = (await this.plans(given))
      .flatMap(({ json }) => json.resource_changes ?? [])
      .filter(({ change }) => !["no-op", "read"].includes(change.actions.join()));
    return Object.fromEntries(
      changed.map(({ address, change: { actions, before, after } }) => [
        address,
        actions.join() === "update" ? differences(before, after) : actions,
      ]),
    );
  }

  async planned(given: Environment): Promise<readonly Stack[]> {
    return readStacks(await this.plans(given));
  }

  async judged(given: Environment): Promise<Judgement> {
    return judge(await this.planned(given));
  }

  async apply(given: Environment): Promise<Counts> {
    return sum((await this.inStacks(given, "apply", "-auto-approve")).map(counts));
  }

  async destroy(): Promise<readonly object[]> {
    for (const stack of this.stacks.toReversed()) await this.terraform(stack, "destroy", "-auto-approve");
    return this.rehearsal.created();
  }

  async ids(): Promise<Readonly<Record<string, string>>> {
    const states: State[] = [];
    for (const stack of this.stacks) states.push(JSON.parse(await this.terraform(stack, "show", "-json")));
    const managed = states
      .flatMap(({ values }) => values.root_module.resources)
      .filter(({ mode }) => mode === "managed");
    return Object.fromEntries(managed.map(({ address, values }) => [address, values.id]));
  }

  async outputs(): Promise<Readonly<Record<string, unknown>>> {
    const outputs: Record<string, { value: unknown }> = {};
    for (const stack of this.stacks) Object.assign(outputs, JSON.parse(await this.terraform(stack, "output", "-json")));
    return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
  }

  again(): Life {
    return new LifeIn(this.started);
  }

  private async plans(given: Environment): Promise<readonly { readonly name: string; readonly json: Plan }[]> {
    await this.inStacks(given, "plan", "-out=changes");
    const plans: { readonly name: string; readonly json: Plan }[] = [];
    for (const stack of this.stacks)
      plans.push({ name: basename(stack), json: JSON.parse(await this.terraform(stack, "show", "-json", "changes")) });
    return plans;
  }

  /** Runs Terraform in each stack in the order of deployment, and returns the outputs. */
  private async inStacks(given: Environment, ...args: string[]): Promise<string[]> {
    const out = synthesize([given], this.folder);
    this.stacks = stackNames(given).all.map((name) => join(out, "stacks", name));
    const printed: string[] = [];
    for (const stack of this.stacks) {
      if (!this.initialized.has(stack)) await this.terraform(stack, "init", "-input=false");
      this.initialized.add(stack);
      printed.push(await this.terraform(stack, ...args, "-input=false"));
    }
    return printed;
  }

  private async terraform(stack: string, ...args: string[]): Promise<string> {
    const { exitCode, stdout, stderr } = await this.rehearsal.terraform(stack, [...args, "-no-color"]);
    if (exitCode !== 0) throw new Error((stdout + stderr).replace(/\n│?\s*/g, " "));
    return stdout;
  }
}

interface Plan {
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly change: { readonly actions: readonly string[]; readonly before: unknown; readonly after: unknown };
  }[];
}

function differences(before: unknown, after: unknown, path = ""): string[] {
  if (isDeepStrictEqual(before, after)) return [];
  const [one, other] = [Object(before), Object(after)] as Record<string, unknown>[];
  const names = [...new Set([...Object.keys(one ?? {}), ...Object.keys(other ?? {})])];
  if (names.length === 0 || typeof before !== "object" || typeof after !== "object") return [path];
  // A plan shows a block as a list with one element.
  return names.flatMap((name) =>
    differences(one?.[name], other?.[name], name === "0" ? path : [path, name].filter(Boolean).join(".")),
  );
}

function sum(all: readonly Counts[]): Counts {
  const total = (key: keyof Counts) => all.reduce((before, each) => before + (each[key] ?? 0), 0);
  const imported = total("import");
  return {
    add: total("add"),
    change: total("change"),
    destroy: total("destroy"),
    ...(imported > 0 ? { import: imported } : {}),
  };
}

interface State {
  readonly values: {
    readonly root_module: {
      readonly resources: readonly {
        readonly address: string;
        readonly mode: string;
        readonly values: { readonly id: string };
      }[];
    };
  };
}

/** The counts in Terraform's last line; an empty plan has no such line. */
function counts(printed: string): Counts {
  const line = /(?:Plan: |Resources: )(.*)/.exec(printed)?.[1] ?? "";
  const count = (word: string) => Number(new RegExp(`(\\d+) (?:to )?${word}`).exec(line)?.[1] ?? 0);
  const imported = count("import");
  return {
    add: count("add"),
    change: count("change"),
    destroy: count("destroy"),
    ...(imported > 0 ? { import: imported } : {}),
  };
}
