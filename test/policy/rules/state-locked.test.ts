import { BUCKET, inBucket, LOCKED } from "../backend";
import { testRule } from "../rule-test";

const findings = [{ at: "backend.tablestore_table", message: "nothing locks the state: tablestore_table is missing" }];

testRule("state-locked", {
  passes: { "a table and its endpoint": inBucket(LOCKED) },
  finds: {
    "no table": { ...inBucket(BUCKET), findings },
    "an endpoint without a table": { ...inBucket({ ...LOCKED, tablestore_table: "" }), findings },
  },
  leavesOpen: {
    "an endpoint that may be in the environment": {
      ...inBucket({ ...BUCKET, tablestore_table: "terraform_lock" }),
      because: "tablestore_endpoint may stand in ALICLOUD_TABLESTORE_ENDPOINT",
    },
    "a table that terraform init may get": inBucket({ encrypt: true }),
  },
});
