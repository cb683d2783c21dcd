import type { Fields, Wire } from "../../cloud";
import type { Values } from "./values";
import type { Words } from "./words";

/** A call that the provider makes of an object. */
export interface Step {
  readonly action: string;
  /** Codes after which the provider makes the call again, beside those of throttling. */
  readonly retried?: readonly string[];
  /** Codes that it takes for success; `404` is whatever says that the object is gone, an empty one any. */
  readonly done?: readonly string[];
  /** Whether every try has a token of its own, all have the same, or there is none. @default own */
  readonly token?: "own" | "same" | "none";
  /** Whether the request names the region. @default that of the type */
  readonly region?: boolean;
  /** Parts of the id that the request has. @default all */
  readonly by?: readonly string[];
  /** What the request has beside. */
  readonly with?: Wire;
  /** Arguments that it has beside, as they are. */
  readonly gives?: readonly string[];
  /** The state in which the provider waits for the object, and the seconds before it looks first. */
  readonly until?: Wait;
}

export interface Wait {
  /** The field of the answer. */
  readonly field: string;
  readonly is: readonly string[];
  readonly after: number;
}

/** A call that takes some changes to the cloud. */
export interface Update extends Step {
  /** Arguments of which a change makes the call; they are in it when they change. */
  readonly changes: readonly string[];
  /** Arguments that are in it whether they change or not. */
  readonly always?: readonly string[];
  /** Arguments that are in it when they change, and do not make it. */
  readonly along?: readonly string[];
  /** Of those that change, the ones that also make the call right after the creation when they are given. */
  readonly afterCreate?: readonly string[];
  /** The last word on the request. */
  readonly request?: (parameters: Record<string, unknown>, before: Wire) => Record<string, unknown>;
}

export interface Read extends Step {
  /** Where the answer has the object among others; `matching` are the parts of the id that it has. @default the answer is the object */
  readonly in?: string;
  readonly matching?: readonly string[];
  /** Whether the request asks for pages, by their numbers. */
  readonly pages?: boolean;
  /** The request, from the parts of the id. @default those of `by` */
  readonly request?: (id: Wire) => object;
  /** The last word on the answer, or on the object in it. */
  readonly answer?: (answer: Fields, id: Wire) => Fields | undefined;
  /** What the provider asks for beside, and adds to the answer. */
  readonly also?: readonly Read[];
}

/**
 * How the real provider takes a resource to the cloud: which calls, in which order, what it waits for and calls again. Source: the
 * code of aliyun/alicloud 1.289.0.
 */
export interface ResourceType {
  /** The version of the API of its product. */
  readonly version: string;
  /** Whether its requests name the region. @default true */
  readonly region?: boolean;
  readonly words?: Words;
  /** Parts of which the id is made, by their names in the API. */
  readonly id: readonly string[];
  readonly create: Step & {
    /** The last word on the request. */
    readonly request?: (parameters: Record<string, unknown>) => Record<string, unknown>;
    /** What the request calls tags; without it, it has none. */
    readonly tags?: "Tag" | "Tags";
    /** Where the parts of the id are in the answer. @default by their names */
    readonly answer?: (answer: Fields) => Fields;
  };
  readonly read: Read;
  readonly updates?: readonly Update[];
  /** What the calls for tags call the type. After the creation, too, unless `tagsOnce`. */
  readonly tags?: string;
  readonly tagsOnce?: boolean;
  readonly remove: Step;
  /** Whether the provider only forgets the object. */
  readonly keeps?: (state: Values) => boolean;
  /** Minutes for each operation, unless the configuration says otherwise. */
  readonly minutes: { readonly create: number; readonly update?: number; readonly delete: number };
}

/** Everything that means that the object is gone. */
export const GONE = "404";

export const VPC = "2016-04-28";
export const CBN = "2017-09-12";
export const RESOURCE_MANAGER = "2020-03-31";
export const RAM = "2015-05-01";
