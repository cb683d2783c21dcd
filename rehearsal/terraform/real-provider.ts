import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Door } from "../../cloud";
import { UserError } from "../../domain/user-error";
import { DEFAULT_ACCOUNT } from "../provider/realm";
import type { ConfigurationFile } from "./configuration";
import { SIMULATED, simulatedNames } from "./providers";

/** The real provider, which calls the simulated cloud by HTTP. */
export interface RealProvider {
  /** A folder that Terraform takes for a mirror of a registry. */
  readonly mirror: string;
  readonly settings: RealSettings;
}

/** Arguments of every provider configuration. */
export interface RealSettings extends Readonly<Record<string, unknown>> {
  /** The id of an access key, in which `ACCOUNT` stands for the account. */
  readonly access_key: string;
}

/** The provider is not on this machine; the message is for people. */
export class NoRealProvider extends UserError {}

const REGISTRY = "registry.terraform.io";

/** Products that the provider calls; all are behind one door, and distinguish themselves by version and action. */
const PRODUCTS = ["bssopenapi", "cbn", "ecs", "kms", "location", "ram", "resourcemanager", "sts", "vpc"];

/**
 * Arguments that make the provider call a door on this machine, with false credentials. Source: the provider's page on
 * its arguments.
 * @param profiles A file that does not exist, because profiles of the user can name roles.
 */
export function realSettings({ endpoint, keyOf }: Pick<Door, "endpoint" | "keyOf">, profiles: string): RealSettings {
  const { accessKeyId, accessKeySecret } = keyOf(OF_ACCOUNT);
  return {
    access_key: accessKeyId,
    secret_key: accessKeySecret,
    security_token: "",
    shared_credentials_file: profiles,
    protocol: "HTTP",
    // Without it, the provider asks at its start.
    account_type: "Domestic",
    endpoints: Object.fromEntries(PRODUCTS.map((product) => [product, endpoint])),
  };
}

/** Stands for the account in the id of an access key. */
const OF_ACCOUNT = "ACCOUNT";

/**
 * Where the user's Terraform has the provider: in the cache of plugins, a mirror, or a folder where it has been initialized.
 * @throws NoRealProvider when it is nowhere
 */
export function findRealProvider(env: NodeJS.ProcessEnv, folders: readonly string[]): string {
  const found = places(env, folders).find((place) => versionsIn(place).length > 0);
  if (found) return found;
  throw new NoRealProvider(
    "the real provider is not on this machine: neither Terraform's plugin cache, nor a mirror, nor .terraform here has aliyun/alicloud; run terraform init where a configuration uses the provider, or rehearse without --provider real",
  );
}

function places(env: NodeJS.ProcessEnv, folders: readonly string[]): string[] {
  const home = env.HOME ?? os.homedir();
  const settings = text(env.TF_CLI_CONFIG_FILE ?? path.join(home, ".terraformrc"));
  const named = [...settings.matchAll(/\b(?:plugin_cache_dir|path)\s*=\s*"([^"]+)"/g)].map(([, place = ""]) =>
    place.replace(/^(~|\$HOME|\$\{HOME\})(?=\/)/, home),
  );
  return [
    ...(env.TF_PLUGIN_CACHE_DIR ? [env.TF_PLUGIN_CACHE_DIR] : []),
    ...named,
    path.join(home, ".terraform.d", "plugins"),
    path.join(env.XDG_DATA_HOME ?? path.join(home, ".local", "share"), "terraform", "plugins"),
    "/usr/local/share/terraform/plugins",
    "/usr/share/terraform/plugins",
    ...folders.map((folder) => path.join(folder, env.TF_DATA_DIR ?? ".terraform", "providers")),
  ].map((place) => path.resolve(place));
}

/** Packed and unpacked versions of the provider. */
function versionsIn(mirror: string): string[] {
  return SIMULATED.flatMap((source) => names(path.join(mirror, REGISTRY, source)));
}

/** Settings with which Terraform takes the provider from its mirror, and what is harmless from where it always does. */
export function realInstallation(mirror: string, others: string): string {
  const include = SIMULATED.map((source) => `${REGISTRY}/${source}`);
  const block = `  filesystem_mirror {\n    path    = ${JSON.stringify(mirror)}\n    include = ${JSON.stringify(include)}\n  }\n`;
  return others.replace("provider_installation {\n", `provider_installation {\n${block}`);
}

/** Provider blocks of the provider that a module has, by name and alias; a default one that it has not is to be made. */
export interface ProviderBlocks {
  /** Overrides for existing blocks. */
  readonly override: Readonly<Record<string, readonly object[]>>;
  /** Blocks for missing ones. */
  readonly added: Readonly<Record<string, readonly object[]>>;
}

export function providerBlocks(files: readonly ConfigurationFile[], settings: RealSettings): ProviderBlocks {
  const blocks = blocksIn(files);
  const names = simulatedNames(files);
  const ownOf = (name: string) => blocks.filter(({ provider }) => provider === name);
  const overriding = names.map((name) => [name, ownOf(name).map((block) => overrideOf(block, settings))] as const);
  // Terraform requires a provider by one name at most.
  const without = names.slice(0, 1).filter((name) => ownOf(name).every(({ alias }) => alias !== undefined));
  return {
    override: Object.fromEntries(overriding.filter(([, own]) => own.length > 0)),
    added: Object.fromEntries(without.map((name) => [name, [withKeyOf(DEFAULT_ACCOUNT, settings)]])),
  };
}

/** A module configures the provider, so the rehearsal cannot lead it to the door; the message is for people. */
export class ProviderInModule extends UserError {}

/** An override file is of one module, and a module is the user's. @throws ProviderInModule */
export function refuseProviderInModule([, ...modules]: readonly (readonly ConfigurationFile[])[]): void {
  for (const files of modules) {
    const names = simulatedNames(files);
    const file = files.find((one) => blocksIn([one]).some(({ provider }) => names.includes(provider)));
    if (file === undefined) continue;
    throw new ProviderInModule(
      `${file.name} configures the provider in a module, and the real provider would call the real cloud from there; configure the provider in the root module, and pass it on with providers = {...}, or rehearse without --provider real`,
    );
  }
}

function blocksIn(files: readonly ConfigurationFile[]): ProviderBlock[] {
  return files.flatMap(({ name, text }) => (name.endsWith(".json") ? inJson(text) : inHcl(text)));
}

/** Arguments of a provider configuration, as Terraform's expressions. */
interface ProviderBlock {
  readonly provider: string;
  /** Not an expression, but a name. */
  readonly alias: string | undefined;
  readonly role: string | undefined;
  readonly account: string | undefined;
  readonly profile: string | undefined;
}

/**
 * What overrides a provider configuration. Its account is found as `realmOf` finds one, but by an expression: Terraform
 * knows the values. The provider gets the key of the role's account, and no role: it would ask for the role's credentials by HTTPS, which
 * the door does not speak. Source: the provider's code (`setAuthByAssumeRole`, of a library with a fixed protocol).
 */
function overrideOf({ alias, role, account, profile }: ProviderBlock, settings: RealSettings): object {
  const ofRole = role === undefined ? [] : [`try(split(":", ${role})[3], "")`];
  const accounts = [...ofRole, ...[account, profile].filter((one) => one !== undefined)];
  const key = accounts.length === 0 ? DEFAULT_ACCOUNT : `\${coalesce(${accounts.join(", ")}, "${DEFAULT_ACCOUNT}")}`;
  return { alias, ...withKeyOf(key, settings), ...(role === undefined ? {} : { assume_role: { role_arn: "" } }) };
}

function withKeyOf(account: string, settings: RealSettings): RealSettings {
  return { ...settings, access_key: settings.access_key.replace(OF_ACCOUNT, () => account) };
}

function inJson(json: string): ProviderBlock[] {
  try {
    const { provider } = Object(JSON.parse(json)) as { provider?: object };
    return Object.entries(Object(provider) as object).flatMap(([name, blocks]) =>
      [blocks].flat().map((block): ProviderBlock => {
        const { alias, assume_role, account_id, profile } = Object(block);
        const { role_arn } = Object([assume_role].flat()[0]);
        const [role, account, known] = [role_arn, account_id, profile].map(ofTemplate);
        return { provider: name, alias, role, account, profile: known };
      }),
    );
  } catch {
    return []; // Terraform says so.
  }
}

/** The expression of a template in Terraform JSON. */
function ofTemplate(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  return /^\$\{([^{}]*)\}$/.exec(value)?.[1] ?? `"${value}"`;
}

function inHcl(hcl: string): ProviderBlock[] {
  return [...hcl.matchAll(/^[ \t]*provider\s+"?([\w-]+)"?\s*\{/gm)].map(({ 0: start, 1: provider = "", index }) => {
    const body = bodyFrom(hcl, index + start.length);
    const alias = /^[ \t]*alias\s*=\s*"([^"]+)"/m.exec(body)?.[1];
    const expression = (name: string) =>
      new RegExp(`\\b${name}\\s*=\\s*("(?:[^"\\\\]|\\\\.)*"|[\\w.[\\]"-]+)`).exec(body)?.[1];
    const [role, account, profile] = ["role_arn", "account_id", "profile"].map(expression);
    return { provider, alias, role, account, profile };
  });
}

/** The text of a block between its braces. */
function bodyFrom(hcl: string, start: number): string {
  let depth = 1;
  let end = start;
  for (; end < hcl.length && depth > 0; end++) depth += hcl[end] === "{" ? 1 : hcl[end] === "}" ? -1 : 0;
  return hcl.slice(start, end);
}

function text(file: string): string {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function names(folder: string): string[] {
  try {
    return fs.readdirSync(folder);
  } catch {
    return [];
  }
}
