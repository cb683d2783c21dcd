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
   * What people would look into: the environment file that it was made of, where it says so, else the file that was read; none
   * when it was handed over as JSON.
   */
  readonly file?: string;
  /**
   * Where Terraform reads what has an address, such as `cdktf.out/stacks/a/cdk.tf.json:12`. Undefined where that is not known,
   * and in a stack that is made of an environment file.
   */
  placeOf?(address: string): string | undefined;
  /** All resources, data sources included. */
  readonly resources: readonly Resource[];
  /**
   * Managed resources that are there now, as they are now, each with what becomes of it; undefined where only the text is known.
   * Read when asked for: most rules only look ahead.
   *
   * @param type those of one type @default all
   */
  existing?(type?: string): readonly Resource[];
  /** What others have changed in the cloud since the last deployment. Read when asked for. */
  drift?(): readonly Drift[];
  /** What is made before what, as it is written. Read when asked for. */
  readonly waitsFor?: WaitsFor;
  /** What the plan's own checks say. */
  readonly checks?: readonly TerraformCheck[];
  /** Editions of transit routers by id, as data sources have found them. Read when asked for. */
  editions?(): ReadonlyMap<string, string>;
  /** What other stacks had given it when it was planned, by value. Read when asked for. */
  given?(): ReadonlyMap<string, Reference>;
  /** Outputs by name, for stacks that read them. */
  readonly outputs: ReadonlyMap<string, Node>;
  /** By which Terraform distinguishes the states of one stack from those of others; only of a state as Terraform keeps it. */
  readonly lineage?: string;
  /** Values that it marks as sensitive; never part of an output. */
  readonly sensitive: ReadonlySet<string>;
  /** Where Terraform keeps its state; absent where nothing that was read says so. */
  readonly backend?: Backend;
  /** The file on this machine that holds its state, or will. */
  readonly stateFile?: StateFile;
  /** What one of our own stacks says of itself for whoever judges it, as it stands in the text. */
  readonly remarks?: readonly JsonObject[];
  /** Regions of the provider configurations, by key. */
  readonly regions: ReadonlyMap<string, Node>;
  /** Ids of the accounts of provider configurations, by key, where those say them. */
  readonly accounts?: ReadonlyMap<string, string>;
  /** Whether all that it will have is here; a folder with HCL in it, or a plan without its prior state, may have less. */
  readonly complete: boolean;
  /** Whether its plan shows that it is written in HCL. @default not known */
  readonly isHcl?: boolean;
  /** Whether its plan reads data only while it is applied, or passes something on: an unknown id may be that of any customer gateway. */
  readonly readsLater?: boolean;
  /** Types of which more is written than its plan makes, as one with `-target` does. @default none */
  readonly postponed?: ReadonlySet<string>;
  /** What is missing from the plan: a part of the stack, or, since Terraform failed, anything. @default nothing */
  readonly gap?: "partial" | "failed";
  /** Why there is no more of a plan that failed, where whoever made it says so. */
  readonly failure?: string;
}

/** A managed resource that is not as the last deployment left it. */
export interface Drift {
  readonly address: string;
  readonly type: string;
  readonly before: Node;
  /** Absent where it is gone. */
  readonly after?: Node;
}

/**
 * Names of what something waits for as it is written; undefined where that is not known. A name is an address without
 * indexes: of a resource, of a module (`module.a`), and of what goes in and out of it (`module.a.var.b`, `module.a.c`).
 */
export type WaitsFor = (name: string) => readonly string[] | undefined;

/** A `check` block, a precondition, a postcondition or a variable's validation that does not hold. */
export interface TerraformCheck {
  /** As Terraform names it: `check.tunnels_up`, or the address of a resource. */
  readonly address: string;
  /** Whether Terraform only warns of it, and applies the plan all the same. */
  readonly isAdvisory: boolean;
  /** Whether only the deployment will show that. */
  readonly isOpen: boolean;
  /** What its author says; none where Terraform could not even evaluate it. */
  readonly messages: readonly string[];
}
