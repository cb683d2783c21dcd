import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { argumentsOf, type Block } from "../../providers/alicloud/arguments";
import { startRehearsal } from "../../rehearsal";
import { temporaryFolder } from "../setup/files";
import { type Json, type JsonValue, UNKNOWN } from "./fixtures";
import { keyNamed } from "./plan-of";

/**
 * Plans that Terraform makes of stacks. Each stack is a module of one configuration, so one plan serves all. Stacks that the
 * provider refuses have no plan.
 */
export async function terraformPlans(stacks: ReadonlyMap<string, Json>): Promise<ReadonlyMap<string, Json>> {
  for (let left = stacks; ; ) {
    const planned = await plansOrRefused(left);
    if (planned.refused.size === 0) return planned.plans;
    left = new Map([...left].filter(([name]) => !planned.refused.has(name)));
  }
}

interface Planned {
  readonly plans: ReadonlyMap<string, Json>;
  /** Names of the stacks that the provider refuses because of a value. */
  readonly refused: ReadonlySet<string>;
}

async function plansOrRefused(stacks: ReadonlyMap<string, Json>): Promise<Planned> {
  const folder = temporaryFolder();
  const calls = [...stacks.keys()].map((name) => [name, { source: `./${name}`, psks: `\${var.${name}}` }]);
  const variable = Object.fromEntries([...stacks.keys()].map((name) => [name, PSKS]));
  write(folder, { variable, module: Object.fromEntries(calls) });
  const keys = [...stacks].map(([name, stack]) => [name, keysOf(stack)]);
  writeFileSync(join(folder, "terraform.tfvars.json"), JSON.stringify(Object.fromEntries(keys)));
  for (const [name, stack] of stacks) write(join(folder, name), moduleOf(stack));
  const rehearsal = await startRehearsal();
  try {
    const terraform = async (...args: string[]) => {
      const { exitCode, stdout, stderr } = await rehearsal.terraform(folder, [...args, "-no-color"]);
      if (exitCode !== 0) throw new Refused(`terraform ${args[0]}: ${stderr || stdout}`);
      return stdout;
    };
    await terraform("init");
    await terraform("plan", "-input=false", "-refresh=false", "-out=all.tfplan");
    const plan = JSON.parse(await terraform("show", "-json", "all.tfplan")) as Json;
    return { plans: new Map([...stacks.keys()].map((name) => [name, planOfModule(plan, name)])), refused: new Set() };
  } catch (error) {
    const names = [...String(error).matchAll(/with module\.(m\d+)\./g)].map(([, name = ""]) => name);
    if (!(error instanceof Refused) || names.length === 0) throw error;
    return { plans: new Map(), refused: new Set(names) };
  } finally {
    await rehearsal.close();
  }
}

class Refused extends Error {}

function write(folder: string, configuration: Json): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "main.tf.json"), JSON.stringify(configuration));
}

const PSKS = { type: "map(string)", sensitive: true };

/** The PSKs that a stack takes from its variable, by name. */
function keysOf(stack: Json): Readonly<Record<string, string>> {
  const names = [...JSON.stringify(stack).matchAll(/var\.psks\[\\"(.+?)\\"\]/g)].map(([, name = ""]) => name);
  return Object.fromEntries(names.map((name) => [name, keyNamed(name)]));
}

/** Unknown until the deployment, like the resource that it refers to. */
const NOT_KNOWN = 'join("", [terraform_data.unknown.id])';

/** A stack's JSON as a module, which declares everything that it refers to. */
function moduleOf(stack: Json): Json {
  const types = Object.entries((stack.resource ?? {}) as Record<string, Record<string, Json>>);
  const declared = new Set(types.flatMap(([type, named]) => Object.keys(named).map((name) => `${type}.${name}`)));
  const resource = types.map(([type, named]) => {
    const bodies = Object.entries(named).map(([name, body]) => {
      const { lifecycle: _lifecycle, depends_on: before, ...written } = body;
      const dependsOn = ((before ?? []) as string[]).filter((address) => declared.has(address));
      const statement = argumentsOf("managed", type);
      return [name.replaceAll(/[^\w-]/g, "-"), { ...bodyOf(written, statement), depends_on: dependsOn }];
    });
    return [type, Object.fromEntries(bodies)];
  });
  return {
    terraform: { required_providers: { alicloud: { source: "aliyun/alicloud" } } },
    provider: opened(stack.provider ?? { alicloud: [{ region: "cn-hangzhou" }] }),
    variable: { psks: PSKS },
    resource: {
      ...Object.fromEntries(resource.filter(([, bodies]) => Object.keys(bodies as Json).length > 0)),
      terraform_data: { ...((stack.resource as Json)?.terraform_data as Json), unknown: {} },
    },
  };
}

/** A resource's arguments, with unknown values in a form that Terraform accepts for their type. */
function bodyOf(body: Json, statement: Block | undefined): Json {
  const dynamic: Json = {};
  const written = Object.entries(body).flatMap(([name, value]): [string, JsonValue | undefined][] => {
    const block = statement?.blocks?.[name];
    if (block && value === UNKNOWN) {
      const required = Object.entries(block.arguments ?? {}).filter(([, argument]) => argument.required);
      const content = Object.fromEntries(required.map(([argument]) => [argument, `\${${NOT_KNOWN}}`]));
      dynamic[name] = { for_each: `\${${NOT_KNOWN} == "" ? [] : [1]}`, content };
      return [];
    }
    if (block) return [[name, [value].flat().map((item) => bodyOf(item as Json, block))]];
    const type = statement?.arguments?.[name]?.type ?? "string";
    if (value === UNKNOWN) return [[name, /^(list|set)/.test(type) ? `\${[${NOT_KNOWN}]}` : `\${${NOT_KNOWN}}`]];
    return [[name, opened(value ?? null)]];
  });
  return { ...Object.fromEntries(written), ...(Object.keys(dynamic).length > 0 ? { dynamic } : {}) };
}

/** The value with each unknown part replaced. */
function opened(value: JsonValue): JsonValue {
  const expression = JSON.stringify(`\${${NOT_KNOWN}}`).slice(1, -1);
  return JSON.parse(JSON.stringify(value).replaceAll(UNKNOWN, expression)) as JsonValue;
}

/** The part of a plan about one module, as a plan of its own. */
function planOfModule(plan: Json, name: string): Json {
  const { resource_changes, configuration, format_version, terraform_version, complete } = plan as {
    resource_changes: Json[];
    configuration: {
      provider_config: Record<string, Json>;
      root_module: { module_calls: Record<string, { module: Json }> };
    };
  } & Json;
  const prefix = `module.${name}`;
  const { module } = configuration.root_module.module_calls[name] ?? { module: {} };
  const local = (key: string) => key.replace(/^.*:/, "");
  const resources = ((module.resources ?? []) as Json[]).map((resource) => ({
    ...resource,
    provider_config_key: local(String(resource.provider_config_key)),
  }));
  const providers = Object.entries(configuration.provider_config).filter(([key]) => key.startsWith(`${prefix}:`));
  return {
    format_version,
    terraform_version,
    complete,
    resource_changes: resource_changes
      .filter(({ module_address }) => module_address === prefix)
      .map(({ module_address: _, address, ...change }) => ({
        ...change,
        address: String(address).slice(prefix.length + 1),
      })),
    configuration: {
      provider_config: Object.fromEntries(providers.map(([key, provider]) => [local(key), provider])),
      root_module: { ...module, resources },
    },
  };
}
