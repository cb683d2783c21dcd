import { argumentsOf } from "../../../providers/alicloud/arguments";
import { at, isObject, objects, own, text } from "../../terraform/json";
import { type Node, UNKNOWN } from "../../terraform/node";
import type { Drift } from "../../terraform/stack";
import { readFields } from "../statement";
import { knownBlock } from "./block";
import type { Configuration } from "./configuration";

/** Changes by others since the last deployment, as Terraform saw them when it read the cloud for a plan. */
export function readDrift(plan: unknown, past: Configuration): readonly Drift[] {
  return objects(own(plan, "resource_drift")).flatMap((written): Drift[] => {
    const [address, type] = [text(own(written, "address")), text(own(written, "type"))];
    if (own(written, "mode") === "data" || !address || !type) return [];
    const after = at(written, "change", "after");
    const before = nodeOf(type, at(written, "change", "before"), past);
    return [{ address, type, before, ...(isObject(after) ? { after: nodeOf(type, after, past) } : {}) }];
  });
}

function nodeOf(type: string, values: unknown, past: Configuration): Node {
  const statement = argumentsOf("managed", type);
  return statement ? readFields(statement, knownBlock(values, past)) : UNKNOWN;
}
