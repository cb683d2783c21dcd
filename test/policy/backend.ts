import { type Json, stack } from "./fixtures";
import { good } from "./good";

/** The good stack with its state in a bucket. Only a configuration names its backend; a plan does not. */
export function inBucket(settings: Json, json = good) {
  return { in: stack(json, { terraform: { backend: { oss: settings } } }), as: ["synth"] as const };
}

export const BUCKET: Json = { bucket: "example-state", encrypt: true };

export const LOCKED: Json = {
  ...BUCKET,
  tablestore_endpoint: "https://example.cn-hangzhou.ots.aliyuncs.com",
  tablestore_table: "terraform_lock",
};
