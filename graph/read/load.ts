import { readdirSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { attemptEach } from "../../domain/user-error";
import { decoded } from "../../files/decoded";
import { readRegular } from "../../files/regular-files";
import { entries, isObject, type JsonObject, own, text } from "../terraform/json";
import type { Stack } from "../terraform/stack";
import { checkoutOf, pathIn } from "./checkout";
import { placesIn } from "./places";
import { isPlan, planFormatProblem, readPlan } from "./plan/plan";
import { isState, readState, stateFormatProblem } from "./state";
import { notedState, noteIn, stateFileAt, stateFileOf } from "./state-file";
import { readSynth } from "./synth";
import { UnreadableTarget } from "./unreadable-target";

/**
 * What to judge: the path of a folder that `cdktf synth` wrote, of a folder with one stack's JSON, of a plan or state
 * that `terraform show -json` printed, or of Terraform's state file; or such JSON itself.
 */
export type Target = string | NamedTarget | ParsedTarget;

/** The path of a plan, a state or a folder with one stack's JSON, and the stack's name if the path does not give it. */
export interface NamedTarget {
  /** A plan, a state or a folder. */
  readonly path: string;
  /** Name of its stack. */
  readonly stack: string;
}

/** A plan, a state, or one stack's `cdk.tf.json`. */
export interface ParsedTarget {
  /** The stack's name. */
  readonly name: string;
  /** What the file says. */
  readonly json: unknown;
}

/** The stacks of a target. */
export function load(target: Target): readonly Stack[] {
  if (typeof target !== "string" && "json" in target) return [readDocument(target.name, target.name, target.json)];
  const { path, stack } = typeof target === "string" ? { path: target } : target;
  if (isFolder(path)) return loadFolder(path, stack);
  const document = readDocument(path, stack ?? nameOf(path), readJson(path), lockBeside(path));
  const beside = textsBeside(path);
  const isText = document.kind === "synth";
  return [{ ...from(path, isText ? [path] : beside, document), ...stateBeside(path, document, beside.length < 2) }];
}

function loadFolder(folder: string, stack: string | undefined): readonly Stack[] {
  const files = list(folder);
  if (files.includes("manifest.json")) {
    if (stack === undefined) return loadSynth(folder);
    throw new UnreadableTarget(folder, `names its stacks itself, so --stack ${stack} does not apply`);
  }
  const written = files.filter((file) => file.endsWith(".tf.json"));
  if (written.length === 0)
    throw new UnreadableTarget(
      folder,
      "has neither a manifest.json nor Terraform JSON; is it the folder of cdktf synth?",
    );
  const override = files.find((file) => /(^|_)override\.(tf|tofu)(\.json)?$/.test(file));
  if (override !== undefined)
    throw new UnreadableTarget(
      join(folder, override),
      "overrides arguments of other files; only a plan shows the result, so judge the plan",
    );
  const paths = written.map((file) => join(folder, file));
  const isWhole = !files.some((file) => /\.(tf|tofu|tofu\.json)$/.test(file));
  const [first = folder] = paths;
  const name = stack ?? folderName(folder);
  const read = readSynth(name, attemptEach(paths, readObject), callFile, isWhole);
  return [{ ...from(first, paths, read), ...writtenState(read, folder) }];
}

function loadSynth(folder: string): readonly Stack[] {
  const path = join(folder, "manifest.json");
  const stacks = own(readObject(path), "stacks");
  if (!isObject(stacks)) throw new UnreadableTarget(path, "names no stacks");
  if (entries(stacks).length === 0)
    throw new UnreadableTarget(folder, "has no stack; cenvpn removes the stacks that the policy refuses");
  return attemptEach(entries(stacks), ([name, entry]) => {
    const file = text(own(entry, "synthesizedStackPath")) ?? join("stacks", name, "cdk.tf.json");
    const path = join(folder, file);
    const stack = from(path, [path], readSynth(name, [readObject(path)], callFile));
    return { ...stack, ...writtenState(stack, dirname(path)) };
  });
}

/** A stack with the file that it was read from, and the texts to find places in. */
function from(path: string, texts: readonly string[], stack: Stack): Stack {
  // for a stack from an environment file, that file is what people write
  if (stack.file !== undefined) return stack;
  const placeOf = placesIn(texts.map((text) => ({ file: callFile(text), text: textAt(text) })));
  return { ...stack, file: callFile(path), placeOf };
}

/** A plan does not say where it comes from: usually it lies beside its source. */
function textsBeside(path: string): readonly string[] {
  const folder = dirname(path);
  return namesIn(folder)
    .filter((name) => /\.tf(\.json)?$/.test(name))
    .map((name) => join(folder, name));
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return [];
  }
}

/** What cannot be read has no places. */
function textAt(path: string): string {
  try {
    const bytes = readRegular(path, LARGEST_TEXT);
    return "why" in bytes ? "" : decoded(bytes);
  } catch {
    return "";
  }
}

/** For JSON that is given alone. A file may lie beside others, one of which names the backend. */
function stateBeside(path: string, stack: Stack, isAlone: boolean): StateOf {
  if (stack.kind === "state") return { stateFile: stateFileAt(resolve(path)) };
  const { backend } = stack;
  return writtenState(isAlone || backend?.type !== "local" ? stack : { backend: undefined }, dirname(path));
}

/** Where a state is: from the configuration, or from the note of `terraform init`. */
function writtenState({ backend }: Pick<Stack, "backend">, folder: string): StateOf {
  const written = { backend, stateFile: backend && stateFileOf(backend, folder) };
  if (backend !== undefined && !backend.isPartial) return written;
  return { ...written, ...notedState(folder, attemptJson(textAt(noteIn(folder)))) };
}

type StateOf = Pick<Stack, "backend" | "stateFile">;

/** In bytes: files that people write are far smaller, and lock files too. */
const LARGEST_TEXT = 16 * 1024 * 1024;

/** In bytes: a larger text does not fit into one string. */
const LARGEST_JSON = 512 * 1024 * 1024;

/** A file, with or without a line, relative to the project. */
function callFile(path: string): string {
  return pathIn(process.cwd(), path);
}

function readDocument(path: string, name: string, json: unknown, lock?: string): Stack {
  if (!isObject(json)) throw new UnreadableTarget(path, "does not hold a JSON object");
  const problem = isPlan(json) ? planFormatProblem(json) : stateFormatProblem(json);
  if (problem) throw new UnreadableTarget(path, problem);
  if (isPlan(json)) return readPlan(name, json, lock);
  if (isState(json)) return readState(name, json);
  if (own(json, "format_version") !== undefined)
    throw new UnreadableTarget(path, "is neither a plan nor a state nor a stack's JSON");
  return readSynth(name, [json], callFile);
}

/**
 * A plan or a state as Terraform writes it as JSON, including its secrets.
 *
 * @throws UnreadableTarget when it is neither
 */
export function readPlanOrState(path: string): JsonObject {
  const json = readJson(path);
  if (!isObject(json) || !(isPlan(json) || isState(json)))
    throw new UnreadableTarget(path, "is neither a plan nor a state as JSON; terraform show -json prints it");
  const problem = isPlan(json) ? planFormatProblem(json) : stateFormatProblem(json);
  if (problem) throw new UnreadableTarget(path, problem);
  return json;
}

function readObject(path: string): unknown {
  const json = readJson(path);
  if (!isObject(json)) throw new UnreadableTarget(path, "does not hold a JSON object");
  return json;
}

/** The content of a file of Terraform's JSON. @throws UnreadableTarget if it cannot be read */
export function readJson(path: string): unknown {
  const bytes = access(path, () => readRegular(path, LARGEST_JSON));
  if ("why" in bytes)
    throw new UnreadableTarget(path, bytes.why === "too large" ? "has more than 512 MB" : "is not a regular file");
  const text = access(path, () => decoded(bytes));
  const document = attemptJson(text) ?? attemptJson(text.slice(Math.max(0, text.search(PRINTED))));
  if (document !== undefined) return document;
  const fault = text.trim() === "" ? "empty" : "not JSON";
  throw new UnreadableTarget(path, `is ${fault}; a plan is read from terraform show -json`);
}

/** The first line of what `terraform show -json` prints; OpenTofu prints its warnings above. */
export const PRINTED = /^[ \t]*\{\s*"format_version"/m;

/** Undefined where it is no JSON. */
function attemptJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The lock file in the folder of a plan. */
function lockBeside(path: string): string | undefined {
  const text = textAt(join(dirname(path), ".terraform.lock.hcl"));
  return text === "" ? undefined : text;
}

function isFolder(path: string): boolean {
  return access(path, () => statSync(path).isDirectory());
}

function list(folder: string): readonly string[] {
  return access(folder, () => readdirSync(folder)).toSorted();
}

function access<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const code = text(own({ ...(error as object) }, "code"));
    throw new UnreadableTarget(path, code === "ENOENT" ? "does not exist" : `cannot be read (${code ?? "too large"})`);
  }
}

/** The stack of a plan or state: `dev-sites` of `dev-sites.plan.json`, `terraform.dev-sites.tfstate`, or `dev-sites/plan.json`. */
function nameOf(path: string): string {
  const name = basename(path)
    .replace(/\.(json|tfstate)$/, "")
    .replace(/^terraform\.(?=.)/, "")
    .replace(/\.?(tf)?(plan|state)$/, "")
    .replace(/\.tf$/, "");
  return ["", "cdk", "terraform"].includes(name) ? folderName(dirname(path)) : name;
}

/** The stack of a folder. The person who cloned a checkout chooses the name of its top, so that name means nothing. */
function folderName(folder: string): string {
  const path = resolve(folder);
  return path === checkoutOf(path) ? TOP : basename(path) || TOP;
}

/** The stack at the top of a checkout. */
const TOP = "root";
