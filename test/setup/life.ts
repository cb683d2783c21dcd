import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { type Environment, loadEnvironments, stackName } from "../../config";
import { type Rehearsal, type RehearsalOptions, startRehearsal } from "../../rehearsal";
import { synthesize } from "../../stacks";
import { temporaryFile, temporaryFolder } from "./files";

/** What a plan or an apply does. */
export interface Counts {
  readonly add: number;
  readonly change: number;
  readonly destroy: number;
  /** Present when anything is imported. */
  readonly import?: number;
}

/** An environment from the text of its file, with pieces replaced; they must be there. */
export function environment(text: string, ...edits: readonly (readonly [piece: string, by: string])[]): Environment {
  const edited = edits.reduce((before, [piece, by]) => {
    expect(before).toContain(piece);
    return before.replace(piece, by);
  }, text);
  const { environments, problems } = loadEnvironments([temporaryFile("environment.yaml", edited)]);
  expect(problems).toEqual([]);
  return environments[0] as Environment;
}

/** A stack of an environment that lives in a rehearsal of its own through the tests of a file or block. */
export interface Life {
  readonly rehearsal: Rehearsal;
  plan(environment: Environment): Promise<Counts>;
  /** What a plan changes, by address: the arguments of an update (`block.argument` in blocks), or the actions. */
  changes(environment: Environment): Promise<Readonly<Record<string, readonly string[]>>>;
  apply(environment: Environment): Promise<Counts>;
  /** Destroys it; what is left in the cloud. */
  destroy(): Promise<readonly object[]>;
  /** Ids of the managed resources, by address. */
  ids(): Promise<Readonly<Record<string, string>>>;
  /** Another life of the same environment in the same cloud, with a state of its own. */
  again(): Life;
}

export function life(options: RehearsalOptions = {}): Life {
  let rehearsal: Rehearsal;
  beforeAll(async () => {
    rehearsal = await startRehearsal(options);
  });
  afterAll(() => rehearsal.close());
  return lifeIn(() => rehearsal);
}

function lifeIn(rehearsal: () => Rehearsal): Life {
  const folder = temporaryFolder();
  let stack = folder;
  let ready = false;
  const terraform = async (...args: string[]) => {
    const { exitCode, stdout, stderr } = await rehearsal().terraform(stack, [...args, "-no-color"]);
    if (exitCode !== 0) throw new Error((stdout + stderr).replace(/\n│?\s*/g, " "));
    return stdout;
  };
  const write = async (given: Environment) => {
    stack = join(synthesize([given], folder), "stacks", stackName(given.name));
    if (!ready) await terraform("init", "-input=false");
    ready = true;
  };
  return {
    get rehearsal() {
      return rehearsal();
    },
    async plan(given) {
      await write(given);
      return counts(await terraform("plan", "-input=false"));
    },
    async changes(given) {
      await write(given);
      await terraform("plan", "-input=false", "-out=changes");
      const { resource_changes } = JSON.parse(await terraform("show", "-json", "changes")) as Plan;
      const changed = resource_changes.filter(({ change }) => !["no-op", "read"].includes(change.actions.join()));
      return Object.fromEntries(
        changed.map(({ address, change: { actions, before, after } }) => [
          address,
          actions.join() === "update" ? differences(before, after) : actions,
        ]),
      );
    },
    async apply(given) {
      await write(given);
      return counts(await terraform("apply", "-auto-approve", "-input=false"));
    },
    async destroy() {
      await terraform("destroy", "-auto-approve");
      return rehearsal().created();
    },
    async ids() {
      const { values } = JSON.parse(await terraform("show", "-json")) as State;
      const managed = values.root_module.resources.filter(({ mode }) => mode === "managed");
      return Object.fromEntries(managed.map(({ address, values }) => [address, values.id]));
    },
    again: () => lifeIn(rehearsal),
  };
}

interface Plan {
  readonly resource_changes: readonly {
    readonly address: string;
    readonly change: { readonly actions: readonly string[]; readonly before: unknown; readonly after: unknown };
  }[];
}

function differences(before: unknown, after: unknown, path = ""): string[] {
  if (isDeepStrictEqual(before, after)) return [];
  const [one, other] = [Object(before), Object(after)] as Record<string, unknown>[];
  const names = [...new Set([...Object.keys(one ?? {}), ...Object.keys(other ?? {})])];
  if (names.length === 0 || typeof before !== "object" || typeof after !== "object") return [path];
  // Blocks are lists of one.
  return names.flatMap((name) =>
    differences(one?.[name], other?.[name], name === "0" ? path : [path, name].filter(Boolean).join(".")),
  );
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

/** From Terraform's last line; an empty plan has none. */
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
