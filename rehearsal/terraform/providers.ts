import type { ConfigurationFile } from "./configuration";

/** Sources of the simulated provider. The second is what Terraform takes when a configuration names none. */
export const SIMULATED = ["aliyun/alicloud", "hashicorp/alicloud"];

/** Providers that neither call anybody nor write a file. Not `local` and `archive`, which write anywhere. */
const HARMLESS = ["random", "null", "time", "tls", "cloudinit", "template"].map((name) => `hashicorp/${name}`);
const BUILT_IN = "terraform.io/builtin/terraform";

/** Settings with which Terraform installs no other providers, whatever a configuration or a module asks for. */
export function installationSettings(allowed: readonly string[]): string {
  const include = [...HARMLESS, ...allowed.map(sourceOf)];
  return `provider_installation {\n  direct {\n    include = ${JSON.stringify(include)}\n  }\n}\n`;
}

export function isHarmless(source: string): boolean {
  return [...SIMULATED, ...HARMLESS, BUILT_IN].includes(source);
}

/** `aws` is `hashicorp/aws`, as it is for Terraform. */
export function sourceOf(provider: string): string {
  const parts = provider.toLowerCase().split("/");
  if (parts.length === 1) return provider === "terraform" ? BUILT_IN : `hashicorp/${parts[0]}`;
  return /^registry\.(terraform\.io|opentofu\.org)$/.test(parts[0] ?? "") ? parts.slice(1).join("/") : parts.join("/");
}

/**
 * Sources of the providers that a module names, or implies by types of blocks. A provider that we overlook here is not
 * installed.
 */
export function providersIn(files: readonly ConfigurationFile[]): string[] {
  return [...new Set(namedProviders(files).values())];
}

/**
 * A module's names of the simulated provider: first the required name, at most one, then names that types and blocks
 * imply.
 */
export function simulatedNames(files: readonly ConfigurationFile[]): string[] {
  return [...namedProviders(files)].flatMap(([name, source]) => (SIMULATED.includes(source) ? [name] : []));
}

/** Sources of a module's providers, by their names in it. */
function namedProviders(files: readonly ConfigurationFile[]): ReadonlyMap<string, string> {
  const named = files.map(({ name, text }) => (name.endsWith(".json") ? inJson(text) : inHcl(text)));
  const required = new Map(named.flatMap((one) => one.required));
  // Terraform itself refuses what can be no name, such as a comment's "//"
  const implied = named.flatMap(({ names }) => names).filter((name) => /^[\w-]+$/.test(name) && !required.has(name));
  return new Map([...required, ...implied.map((name) => [name, sourceOf(name)] as const)]);
}

interface Named {
  /** Name in the module, and source. */
  readonly required: (readonly [string, string])[];
  /** Names in the module. */
  readonly names: string[];
}

const LINE_OF_COMMENT = /^[ \t]*(?:#|\/\/).*$/gm;

function inHcl(text: string): Named {
  const code = text.replace(LINE_OF_COMMENT, "");
  const required = code.includes("required_providers")
    ? [...code.matchAll(/(?<![\w-])"?([\w-]+)"?\s*=\s*\{[^{}]*?\bsource"?\s*[=:]\s*"([^"]+)"/g)]
    : [];
  const types = [
    ...code.matchAll(/^[ \t]*(?:resource|data|ephemeral|action)\s+"?([a-z0-9-]+)[\w-]*"?\s+"?[\w-]+"?\s*\{/gm),
  ];
  const providers = [...code.matchAll(/^[ \t]*provider\s+"?([\w-]+)"?\s*\{/gm)];
  return {
    required: required.map(([, name = "", source = ""]) => [name, sourceOf(source)] as const),
    names: [...types, ...providers].map(([, name = ""]) => name),
  };
}

type Json = Readonly<Record<string, unknown>>;

function inJson(text: string): Named {
  const { terraform, provider, ...blocks } = parsed(text);
  const required = entries(
    entries(terraform)
      .filter(([name]) => name === "required_providers")
      .map(([, value]) => value),
  );
  const types = ["resource", "data", "ephemeral", "action"].flatMap((kind) => entries(blocks[kind]));
  return {
    required: required.flatMap(([name, value]) => {
      const { source } = Object(value) as { source?: unknown };
      return typeof source === "string" ? [[name, sourceOf(source)] as const] : [];
    }),
    names: [...types.map(([type]) => type.split("_")[0] ?? type), ...entries(provider).map(([name]) => name)],
  };
}

/** Entries of an object, or of each in a list. */
function entries(value: unknown): [string, unknown][] {
  return [value].flat().flatMap((one) => Object.entries(Object(one) as Json));
}

function parsed(text: string): Json {
  try {
    return Object(JSON.parse(text)) as Json;
  } catch {
    return {}; // Terraform says so.
  }
}
