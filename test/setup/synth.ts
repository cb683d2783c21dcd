import { readFileSync } from "node:fs";
import { join } from "node:path";
import { AlicloudProvider } from "@cdktf/provider-alicloud/lib/provider";
import { App, TerraformStack } from "cdktf";
import { temporaryFolder } from "./files";

/** The parts of a stack's JSON that tests look at. */
export interface StackJson {
  readonly resource: Record<string, Record<string, Record<string, unknown>>>;
  readonly data?: Record<string, Record<string, Record<string, unknown>>>;
  readonly variable?: Record<string, Record<string, unknown>>;
  readonly provider?: Record<string, Record<string, unknown>[]>;
  readonly terraform: Record<string, unknown>;
}

/** Synthesizes one stack as an app does, and reads the result. */
export function synthesizeStack(build: (stack: TerraformStack) => void, name = "test"): StackJson {
  const app = new App({ outdir: temporaryFolder() });
  const stack = new TerraformStack(app, name);
  new AlicloudProvider(stack, "alicloud", { region: "cn-hangzhou" });
  build(stack);
  app.synth();
  return readStack(app.outdir, name);
}

export function readStack(folder: string, name: string): StackJson {
  return JSON.parse(readFileSync(join(folder, "stacks", name, "cdk.tf.json"), "utf8"));
}

/** All addresses of a stack, sorted, as an inventory that a reader can check. */
export function addresses({ resource, data = {} }: StackJson): string[] {
  const list = (types: StackJson["resource"], prefix: string) =>
    Object.entries(types).flatMap(([type, named]) => Object.keys(named).map((name) => `${prefix}${type}.${name}`));
  return [...list(resource, ""), ...list(data, "data.")].sort();
}

/** A resource without cdktf's own notes. */
export function resourceOf(json: StackJson, address: string): Record<string, unknown> {
  const [type = "", name = ""] = address.split(".");
  const { "//": _, ...resource } = json.resource[type]?.[name] ?? {};
  return resource;
}
