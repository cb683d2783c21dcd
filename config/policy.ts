import { lstatSync } from "node:fs";
import { dirname, join } from "node:path";
import { attempt } from "../domain/user-error";
import type { SchemaName } from "./compiled";
import { readDocument, type SourceDocument } from "./document";
import { byPosition, type FileProblem, type Path, place } from "./problem";
import { type DiscoveredLimit, type InventoryEntry, readInventory, readQuotas } from "./quota-files";
import type { BaselineFile, PolicyFile, VpnAttachmentLimit, WaiversFile } from "./schema/policy";
import { schemaProblems } from "./validate";

/** Where the policy's configuration stands by default. */
const POLICY_FILE = "cenvpn.yaml";

type Written<T> = T & { readonly source: string };

/** What the cloud grants a transit router beyond the documented limit. */
type RaisedLimit = Written<{ readonly limit: string; readonly transitRouter: string } & VpnAttachmentLimit>;

type OptionsFile = NonNullable<PolicyFile["options"]>;

/** Rules call kinds of networks as Terraform does. */
type RuleOptions = Omit<OptionsFile, "transit"> & {
  readonly transit?: Uppercase<NonNullable<OptionsFile["transit"]>[number]>[];
};

/** Which files and packages give further rules. */
export interface NamedRules {
  /** Files and packages with rules. @default none */
  readonly rules?: readonly string[];
  /** The folder that paths in the configuration start from. */
  readonly folder: string;
  /** Everything that is wrong in the files; if there is anything, nothing may be judged. */
  readonly problems: readonly FileProblem[];
  /** A problem of a value in the configuration. */
  problemAt(path: Path, problem: Pick<FileProblem, "what" | "allowed" | "fix">): FileProblem;
}

/** A project's policy, with all paths relative to the working directory. */
export interface PolicyConfiguration
  extends NamedRules,
    Omit<PolicyFile, "rules" | "options" | "waivers" | "baseline" | "inventory" | "quotas" | "vpnAttachmentLimits"> {
  /** Options of rules. */
  readonly options?: RuleOptions;
  /** Waivers. */
  readonly waivers: readonly Written<WaiversFile["waivers"][number]>[];
  /** Findings that are in the baseline. */
  readonly baseline: readonly Written<BaselineFile["findings"][number]>[];
  /** VPN attachments that are in no stack. */
  readonly inventory: readonly InventoryEntry[];
  /** Limits as the Quota Center reported them. */
  readonly quotas: readonly DiscoveredLimit[];
  /** Limits that the cloud has raised. */
  readonly limits: readonly RaisedLimit[];
  /** Whether the further rules it names are all right. */
  readonly namesAllRules: boolean;
  /** Where the baseline is, or would be. */
  readonly baselineFile: string;
  /** Every file that it is read from, existing or not. */
  readonly files: readonly string[];
  /** A problem of a waiver. */
  problemOfWaiver(index: number, problem: Pick<FileProblem, "what" | "allowed" | "fix">): FileProblem;
}

/** How `cenvpn.yaml` is read. */
export interface ReadPolicyOptions {
  /** Whether a named baseline may be missing, for the command that writes it. @default false */
  readonly makesBaseline?: boolean;
}

/**
 * Reads the policy's configuration, and the other files that it names or that lie beside it. Any of them may be
 * missing, unless it is named. Everything wrong in them is among the problems, and left out of the rest.
 */
export function readPolicy(file?: string, { makesBaseline = false }: ReadPolicyOptions = {}): PolicyConfiguration {
  const problems: FileProblem[] = [];
  const document = read(file ?? optional(POLICY_FILE, problems), "a policy", "policy", problems);
  const {
    waivers: waiversFile,
    baseline,
    inventory: inventoryFile,
    quotas: quotasFile,
    vpnAttachmentLimits = {},
    ...policy
  } = (document?.value ?? {}) as PolicyFile;
  const { folder, problemAt } = basisOf(file, document);
  const namesAllRules = !problems.some(({ path: [key] }) => key === undefined || key === "rules");
  const files = [file ?? POLICY_FILE];
  const beside = (key: "waivers" | "baseline" | "inventory" | "quotas", named: string | undefined, usual: string) => {
    const path = join(folder, named ?? usual);
    files.push(path);
    if (named === undefined) return optional(path, problems);
    if (exists(path)) return path;
    if (key === "baseline" && makesBaseline) return undefined;
    problems.push(
      problemAt([key], { what: `there is no file ${path}`, allowed: "the path of a file, from this one's folder" }),
    );
    return undefined;
  };
  const waivers = read(beside("waivers", waiversFile, "waivers.yaml"), "a file of waivers", "waivers", problems);
  const known = read(beside("baseline", baseline, "baseline.json"), "a baseline", "baseline", problems);
  const inventory = read(beside("inventory", inventoryFile, "inventory.yaml"), "an inventory", "inventory", problems);
  const quotas = read(beside("quotas", quotasFile, "quotas.json"), "a file of quotas", "quotas", problems);
  const isFine = (document: SourceDocument) => !problems.some(({ file }) => file === document.file);
  const { options, ...others } = policy;
  return {
    ...others,
    ...(options === undefined ? {} : { options: ruleOptions(options) }),
    folder,
    problems,
    namesAllRules,
    waivers: items<WaiversFile["waivers"][number]>(waivers, "waivers"),
    baseline: items<BaselineFile["findings"][number]>(known, "findings"),
    inventory: inventory && isFine(inventory) ? readInventory(inventory) : [],
    quotas: quotas && isFine(quotas) ? readQuotas(quotas) : [],
    limits: Object.entries(vpnAttachmentLimits).map(([transitRouter, raised]) => ({
      limit: "vpnAttachmentsPerTransitRouter",
      transitRouter,
      ...raised,
      source: sourceOf(document as SourceDocument, ["vpnAttachmentLimits", transitRouter]),
    })),
    baselineFile: join(folder, baseline ?? "baseline.json"),
    files,
    problemAt,
    problemOfWaiver: (index, problem) => locate(waivers as SourceDocument, ["waivers", index, "rule"], problem),
  };
}

function ruleOptions({ transit, ...options }: OptionsFile): RuleOptions {
  if (!Array.isArray(transit)) return options;
  const kinds = transit.map((kind) => String(kind).toUpperCase() as NonNullable<RuleOptions["transit"]>[number]);
  return { ...options, transit: [...new Set(kinds)] };
}

/** The same for the rules alone: reads only the configuration. */
export function readNamedRules(file?: string): NamedRules {
  const problems: FileProblem[] = [];
  const document = read(file ?? optional(POLICY_FILE, problems), "a policy", "policy", problems);
  return { ...basisOf(file, document), problems, rules: (document?.value as PolicyFile | undefined)?.rules };
}

/** Where its paths start, and how its problems are located. */
function basisOf(file = POLICY_FILE, document: SourceDocument | undefined): Pick<NamedRules, "folder" | "problemAt"> {
  return {
    folder: dirname(file),
    problemAt: (path, problem) => locate(document as SourceDocument, path, problem),
  };
}

/** An optional file. With YAML's other ending it would quietly do nothing. */
function optional(file: string, problems: FileProblem[]): string | undefined {
  const twin = file.replace(/\.yaml$/, ".yml");
  if (twin !== file && exists(twin))
    problems.push({
      file: twin,
      path: [],
      what: "cenvpn does not read a file of this name",
      allowed: file,
      fix: exists(file) ? `move its contents to ${file}` : `rename it to ${file}`,
    });
  return exists(file) ? file : undefined;
}

/** Also for a broken link, which the reader reports. */
function exists(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}

/**
 * A document without the parts that do not fit its schema, which are added to the problems; undefined when nothing is
 * left.
 */
function read(
  file: string | undefined,
  kind: string,
  schema: SchemaName,
  problems: FileProblem[],
): SourceDocument | undefined {
  if (file === undefined) return undefined;
  const document = attempt(
    () => readDocument(file, kind),
    (error) => problems.push(...error.fileProblems),
  );
  if (!document) return undefined;
  const found = schemaProblems(schema, document).sort(byPosition);
  problems.push(...found);
  if (found.some(({ path }) => path.length === 0)) return undefined;
  return found.length === 0 ? document : { ...document, value: without(document.value, found) };
}

/** A copy of a value in which wrong parts are undefined, despite its type: only for further checks. */
function without(value: unknown, problems: readonly FileProblem[]): unknown {
  const copy = structuredClone(value);
  const inside = (at: unknown, step: string | number) =>
    Object.hasOwn(Object(at), step) ? (at as Record<string | number, unknown>)[step] : undefined;
  for (const { path } of problems) {
    const [holder, last = ""] = [path.slice(0, -1).reduce(inside, copy), path.at(-1)];
    if (inside(holder, last) !== undefined) (holder as Record<string | number, unknown>)[last] = undefined;
  }
  return copy;
}

function items<T extends object>(document: SourceDocument | undefined, key: string): readonly Written<T>[] {
  const list = (document?.value as Record<string, readonly T[]> | undefined)?.[key] ?? [];
  return list.map((item, index) => ({
    ...item,
    source: sourceOf(document as SourceDocument, [key, index]),
  }));
}

function sourceOf(document: SourceDocument, path: Path): string {
  return place(document.file, document.locate(path, "key"));
}

function locate(
  document: SourceDocument,
  path: Path,
  problem: Pick<FileProblem, "what" | "allowed" | "fix">,
): FileProblem {
  return { file: document.file, position: document.locate(path, "key"), path, ...problem };
}
