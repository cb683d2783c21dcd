import { argumentsOf } from "../../providers/alicloud/arguments";
import type { Json, JsonValue } from "./fixtures";
import { act, type Changed, settled } from "./settled";

type Resources = Readonly<Record<string, Json>>;

/** The plan that turns one deployed stack into another: creates, changes, moves, replaces, forgets or destroys. */
export function planOfChange(before: Json, after: Json): Json {
  const moves = new Map(((after.moved ?? []) as Json[]).map(({ from, to }) => [nameOf(to), nameOf(from)]));
  const forgotten = new Set(((after.removed ?? []) as Json[]).map(({ from }) => nameOf(from)));
  const deployed = new Map((settled(before).resource_changes as Changed[]).map((one) => [one.address, one]));
  return settled(together(before, after, new Set(moves.values())), (changes) => {
    for (const [address, resource] of changes) {
      const former = moves.get(address) ?? address;
      const [old, written] = [bodyAt(before, former), bodyAt(after, address)];
      if (former !== address) resource.previous_address = former;
      resource.change.before = deployed.get(former)?.change.before ?? null;
      if (!written) act(resource, [forgotten.has(address) ? "forget" : "delete"]);
      else if (!old) create(resource);
      else change(resource, old, written, (text) => isRenewed(text, before, after));
    }
    replaceFollowers(changes, after);
  });
}

/** Replaces what names a replaced resource in an argument that cannot change, and so on. */
function replaceFollowers(changes: ReadonlyMap<string, Changed>, after: Json): void {
  const unseen = new Set([...changes].filter(([, one]) => isReplaced(one)).map(([address]) => address));
  for (const address of unseen)
    for (const [follower, resource] of changes) {
      if (isReplaced(resource) || !["no-op", "update"].includes(resource.change.actions.join())) continue;
      const stated = argumentsOf("managed", String(resource.type))?.arguments ?? {};
      const names = Object.entries(bodyAt(after, follower) ?? {})
        .filter(([name, value]) => stated[name]?.forceNew && value === `\${${address}.id}`)
        .map(([name]) => name);
      if (names.length === 0) continue;
      act(resource, ["delete", "create"]);
      resource.change.replace_paths = names.map((name) => [name]);
      for (const name of names) delete resource.change.after?.[name];
      const unknown = Object.fromEntries(["id", ...names].map((name) => [name, true]));
      resource.change.after_unknown = { ...(resource.change.after_unknown || {}), ...unknown };
      unseen.add(follower);
    }
}

function isReplaced({ change }: Changed): boolean {
  return change.actions.length === 2;
}

function create({ change }: Changed): void {
  Object.assign(change, { actions: ["create"], before: null });
  delete change.after?.id;
  change.after_unknown = { ...change.after_unknown, id: true };
}

/** Whether the resource with this identity is replaced, so that its id changes. */
type Renewed = (identity: string) => boolean;

function isRenewed(identity: string, before: Json, after: Json): boolean {
  const [, address = ""] = /\$\{([\w-]+\.[\w-]+)\./.exec(identity) ?? [];
  const [old, written] = [bodyAt(before, address), bodyAt(after, address)];
  const stated = argumentsOf("managed", address.split(".")[0] ?? "")?.arguments ?? {};
  const differs = (name: string) => JSON.stringify(old?.[name]) !== JSON.stringify(written?.[name]);
  return old !== undefined && Object.entries(stated).some(([name, { forceNew }]) => forceNew === true && differs(name));
}

function change(resource: Changed, old: Json, written: Json, isAnother: Renewed): void {
  const names = [...new Set([...Object.keys(old), ...Object.keys(written)])].filter((name) => !META.includes(name));
  const differing = names.filter((name) => JSON.stringify(old[name]) !== JSON.stringify(written[name]));
  const unseen = differing.filter((name) => isUnseen(resource, name, [old[name], written[name]], isAnother));
  for (const name of unseen) keep(resource, name);
  const edited = differing.filter((name) => !unseen.includes(name));
  const causes = edited.filter((name) => argumentsOf("managed", String(resource.type))?.arguments?.[name]?.forceNew);
  const isNewFirst = (written.lifecycle as Json | undefined)?.create_before_destroy === true;
  if (causes.length > 0) {
    act(resource, isNewFirst ? ["create", "delete"] : ["delete", "create"]);
    resource.change.replace_paths = causes.map((name) => [name]);
  } else if (edited.length > 0) act(resource, ["update"]);
}

/** Whether the provider misses an edit, because it compares these blocks only by some of their arguments. */
function isUnseen(
  { type }: Changed,
  name: string,
  [old, written]: readonly (JsonValue | undefined)[],
  isAnother: Renewed,
): boolean {
  const identity = argumentsOf("managed", String(type))?.blocks?.[name]?.identity;
  if (!identity || !Array.isArray(old) || !Array.isArray(written)) return false;
  const identities = (blocks: JsonValue[]) =>
    JSON.stringify(blocks.map((block) => identity.map((argument) => (block as Json)[argument])));
  return identities(old) === identities(written) && !isAnother(identities(written));
}

/** Leaves an argument as it was. */
function keep({ change }: Changed, name: string): void {
  change.after = { ...change.after, [name]: change.before?.[name] };
  if (change.after_unknown) delete change.after_unknown[name];
}

const META = ["//", "depends_on", "lifecycle", "provider"];

/** All resources of both stacks, with the values of the later one. A moved resource stands only at its new address. */
function together(before: Json, after: Json, moved: ReadonlySet<string>): Json {
  const [old, now] = [before, after].map((stack) => (stack.resource ?? {}) as Resources);
  const types = [...new Set([...Object.keys(old ?? {}), ...Object.keys(now ?? {})])];
  const resource = types.map((type) => {
    const stays = Object.entries(old?.[type] ?? {}).filter(([name]) => !moved.has(`${type}.${name}`));
    return [type, { ...Object.fromEntries(stays), ...now?.[type] }];
  });
  return { ...after, resource: Object.fromEntries(resource) };
}

function bodyAt({ resource }: Json, address: string): Json | undefined {
  const [type = "", name = ""] = address.split(".");
  return (resource as Resources | undefined)?.[type]?.[name] as Json | undefined;
}

/** The address in a moved or removed block. */
function nameOf(value: unknown): string {
  return String(value).replace(/^\$\{|\}$/g, "");
}
