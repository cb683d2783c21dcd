import type { Backend, StateFile } from "./backend";
import type { JsonObject } from "./json";
import type { Node, Reference } from "./node";
import type { Resource } from "./resource";

/** One stack, loaded. */
export interface Stack {
  /** Name of the stack. */
  readonly name: string;
  /** The form in which the stack was given. */
  readonly kind: "synth" | "plan" | "state";
  /**
   * The file that people would look into: its environment file, if it names one, else the file that was read; none for
   * plain JSON.
   */
  readonly file?: string;
  /**
   * Where Terraform reads the block of an address, such as `cdktf.out/stacks/a/cdk.tf.json:12`. Undefined if unknown,
   * and in a stack from an environment file.
   */
  placeOf?(address: string): string | undefined;
  /** All resources, data sources included. */
  readonly resources: readonly Resource[];
  /**
   * Existing managed resources as they are now, each with its planned change; undefined if only the configuration is
   * known. Read on demand: most rules only look ahead.
   *
   * @param type Only resources of this type.
   * @default all
   */
  existing?(type?: string): readonly Resource[];
  /** What others have changed in the cloud since the last deployment. Read on demand. */
  drift?(): readonly Drift[];
  /** What is made before what, by the configuration. Read on demand. */
  readonly waitsFor?: WaitsFor;
  /** The results of the plan's own checks. */
  readonly checks?: readonly TerraformCheck[];
  /** Editions of transit routers by id, from data sources. Read on demand. */
  editions?(): ReadonlyMap<string, string>;
  /** Outputs of other stacks that it had when it was planned, by value. Read on demand. */
  given?(): ReadonlyMap<string, Reference>;
  /** Outputs by name, for stacks that read them. */
  readonly outputs: ReadonlyMap<string, Node>;
  /** Terraform's lineage, which distinguishes the states of different stacks; only of Terraform's own state file. */
  readonly lineage?: string;
  /** Values that it marks as sensitive; never part of an output. */
  readonly sensitive: ReadonlySet<string>;
  /** Where Terraform keeps its state; absent if unknown. */
  readonly backend?: Backend;
  /** The present or future file of its state on this machine. */
  readonly stateFile?: StateFile;
  /** What one of our own stacks says about itself for the judgement, as written. */
  readonly remarks?: readonly JsonObject[];
  /** Regions of the provider configurations, by key. */
  readonly regions: ReadonlyMap<string, Node>;
  /** Account ids of the provider configurations, by key, if they name them. */
  readonly accounts?: ReadonlyMap<string, string>;
  /**
   * Whether everything that it will have is here; a folder with HCL, or a plan without its prior state, may lack
   * something.
   */
  readonly complete: boolean;
  /** Whether its plan shows that it is written in HCL. @default not known */
  readonly isHcl?: boolean;
  /**
   * Whether its plan reads data only during the apply, or passes values on: an unknown id may belong to any customer
   * gateway.
   */
  readonly readsLater?: boolean;
  /** Types with more resources in the configuration than in its plan, for example with `-target`. @default none */
  readonly postponed?: ReadonlySet<string>;
  /** What is missing from the plan: a part of the stack or, after a failure of Terraform, anything. @default nothing */
  readonly gap?: "partial" | "failed";
  /** Why a failed plan is incomplete, if its maker says so. */
  readonly failure?: string;
}

/** A managed resource that differs from the last deployment. */
export interface Drift {
  readonly address: string;
  readonly type: string;
  readonly before: Node;
  /** Absent if the resource is gone. */
  readonly after?: Node;
}

/**
 * Names that something waits for, by the configuration; undefined if unknown. A name is an address without indexes: of
 * a resource, of a module (`module.a`), and of what goes in and out of it (`module.a.var.b`, `module.a.c`).
 */
export type WaitsFor = (name: string) => readonly string[] | undefined;

/** A `check` block, a precondition, a postcondition or a variable's validation that fails. */
export interface TerraformCheck {
  /** As Terraform names it: `check.tunnels_up`, or the address of a resource. */
  readonly address: string;
  /** Whether Terraform only warns, and applies the plan anyway. */
  readonly isAdvisory: boolean;
  /** Whether only the deployment will show that. */
  readonly isOpen: boolean;
  /** Its author's message; none if Terraform could not evaluate it. */
  readonly messages: readonly string[];
}
