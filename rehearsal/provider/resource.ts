import type { Fields, Wire } from "../../cloud";
import type { Values } from "./values";
import type { Words } from "./words";

/** An API call of the provider about an object. */
export interface Step {
  readonly action: string;
  /** Error codes after which the provider repeats the call, in addition to the codes of throttling. */
  readonly retried?: readonly string[];
  /** Error codes that the provider takes for success: `404` for every code of a missing object, an empty code for any. */
  readonly done?: readonly string[];
  /** Whether each attempt has its own client token, all share one, or none has one. @default own */
  readonly token?: "own" | "same" | "none";
  /** Whether the request names the region. @default the type's setting */
  readonly region?: boolean;
  /** Parts of the id that the request contains. @default all */
  readonly by?: readonly string[];
  /** Further parameters of the request. */
  readonly with?: Wire;
  /** Arguments that the request contains unchanged. */
  readonly gives?: readonly string[];
  /** The state of the object for which the provider waits after the call. */
  readonly until?: Wait;
}

export interface Wait {
  /** The field of the answer that has the state. */
  readonly field: string;
  readonly is: readonly string[];
  /** Seconds before the first query. */
  readonly after: number;
}

/** A call that sends changes of some arguments. */
export interface Update extends Step {
  /** Arguments whose change triggers the call. The request contains those that change. */
  readonly changes: readonly string[];
  /** Arguments that the request always contains. */
  readonly always?: readonly string[];
  /** Arguments that the request contains if they change, but that do not trigger the call. */
  readonly along?: readonly string[];
  /** Arguments among `changes` that also trigger the call after the creation, if the configuration has them. */
  readonly afterCreate?: readonly string[];
  /** Adapts the request. */
  readonly request?: (parameters: Record<string, unknown>, before: Wire) => Record<string, unknown>;
}

export interface Read extends Step {
  /** The list in the answer that contains the object. @default the answer is the object */
  readonly in?: string;
  /** The parts of the id by which the object is found in the list. */
  readonly matching?: readonly string[];
  /** Whether the provider requests the list page by page. */
  readonly pages?: boolean;
  /** Makes the request from the parts of the id. @default the parts in `by` */
  readonly request?: (id: Wire) => object;
  /** Adapts the answer, or the object in it. */
  readonly answer?: (answer: Fields, id: Wire) => Fields | undefined;
  /** Further queries whose answers the provider adds. */
  readonly also?: readonly Read[];
}

/**
 * How the real provider makes, reads, changes and deletes a resource: its calls, their order, and when it waits or repeats a call.
 * Source: the code of aliyun/alicloud 1.289.0.
 */
export interface ResourceType {
  /** The version of the product's API. */
  readonly version: string;
  /** Whether the requests name the region. @default true */
  readonly region?: boolean;
  readonly words?: Words;
  /** The parts of the id, by their names in the API. */
  readonly id: readonly string[];
  readonly create: Step & {
    /** Adapts the request. */
    readonly request?: (parameters: Record<string, unknown>) => Record<string, unknown>;
    /** The parameter for tags in the request. @default the request has no tags */
    readonly tags?: "Tag" | "Tags";
    /** Takes the parts of the id from the answer. @default by their names */
    readonly answer?: (answer: Fields) => Fields;
  };
  readonly read: Read;
  readonly updates?: readonly Update[];
  /** The name of the type in calls for tags. */
  readonly tags?: string;
  /** Whether the creation sends the tags, so that no call for tags follows. */
  readonly tagsOnce?: boolean;
  readonly remove: Step;
  /** Whether destroying the resource leaves the object in the cloud. */
  readonly keeps?: (state: Values) => boolean;
  /** Timeouts in minutes, unless the configuration has others. */
  readonly minutes: { readonly create: number; readonly update?: number; readonly delete: number };
}

/** Stands for every answer that means that the object is missing. */
export const GONE = "404";

export const VPC = "2016-04-28";
export const CBN = "2017-09-12";
export const RESOURCE_MANAGER = "2020-03-31";
export const RAM = "2015-05-01";
