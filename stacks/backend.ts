import { relative, resolve } from "node:path";
import { App, LocalBackend, OssBackend, type TerraformStack } from "cdktf";
import type { Environment } from "../config";
import { literal } from "../modules/terraform/literal";

/** Where a stack keeps its state. */
export function addBackend(stack: TerraformStack, { backend }: Environment, which: "hub" | "sites"): void {
  if (backend === "local") {
    new LocalBackend(stack, { path: localStatePath(stack) });
    return;
  }
  const { bucket, prefix, hubPrefix = prefix, region, encrypt, tablestore } = backend.oss;
  new OssBackend(stack, {
    bucket: literal(bucket),
    prefix: literal(which === "hub" ? hubPrefix : prefix),
    key: "terraform.tfstate",
    region,
    encrypt,
    ...(tablestore
      ? { tablestoreEndpoint: literal(tablestore.endpoint), tablestoreTable: literal(tablestore.table) }
      : {}),
  });
}

/**
 * Beside the project, outside the output folder. The path is relative to where Terraform runs, so it is the same on
 * every machine and for every stack.
 */
function localStatePath(stack: TerraformStack): string {
  const workingDirectory = resolve(App.of(stack).outdir, "stacks", stack.node.id);
  return relative(workingDirectory, resolve(`terraform.${stack.node.id}.tfstate`)).replaceAll("\\", "/");
}
