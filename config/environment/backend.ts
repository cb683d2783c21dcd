import type { EnvironmentFile } from "../schema";
import { hubStackName, stackName } from "./stack-names";

/** Where Terraform keeps the states of an environment. */
export type Backend = "local" | { readonly oss: Oss };

export interface Oss {
  readonly bucket: string;
  /** Folder of the stack of sites. */
  readonly prefix: string;
  /** Folder of the hub's stack, if the environment has one. */
  readonly hubPrefix?: string;
  readonly region: string;
  readonly encrypt: boolean;
  readonly tablestore?: { readonly endpoint: string; readonly table: string };
}

export function toBackend({ backend = "local", name, region, transitRouter }: EnvironmentFile): Backend {
  if (backend === "local") return backend;
  const { prefix } = backend.oss;
  const hubPrefix = prefix === undefined ? hubStackName(name) : `${prefix}-hub`;
  const makesHub = transitRouter && transitRouter.id === undefined;
  return {
    oss: { prefix: stackName(name), ...(makesHub ? { hubPrefix } : {}), region, encrypt: true, ...backend.oss },
  };
}
