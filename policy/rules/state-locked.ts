import { OSS_BACKEND } from "../../domain/source";
import { Undecided } from "../../graph/terraform/value";
import { environmentYaml } from "../example";
import { rule } from "../rule";
import { argumentOf, backendsOf, setting } from "./shared/backends";

export default rule({
  id: "state-locked",
  level: "warning",
  phases: ["synth", "plan"],
  title: "A state in a bucket has a table for its lock",
  why: "Without the table Terraform takes no lock. When two people deploy at once, the second overwrites the first one's state, and no state has what the first one made.",
  source: OSS_BACKEND,
  fix: "tablestore: {endpoint: https://INSTANCE.REGION.ots.aliyuncs.com, table: terraform_lock} under backend.oss",
  terraformFix:
    'tablestore_endpoint = "https://INSTANCE.REGION.ots.aliyuncs.com" and tablestore_table = "terraform_lock" in backend "oss"',
  subjects: (graph) => backendsOf(graph.stacks, "oss"),
  check({ backend }) {
    const table = setting(backend, "tablestore_table") ?? "";
    const endpoint = setting(backend, "tablestore_endpoint") ?? "";
    const at = { argument: argumentOf("tablestore_table") };
    if (table === "") return { what: "nothing locks the state: tablestore_table is missing", allowed: "a table", at };
    if (endpoint !== "") return undefined;
    throw new Undecided("tablestore_endpoint may stand in ALICLOUD_TABLESTORE_ENDPOINT", at.argument);
  },
  bad: environmentYaml`
      backend:
        oss:
          bucket: example-terraform-state`,
  good: environmentYaml`
      backend:
        oss:
          bucket: example-terraform-state
          tablestore:
            endpoint: https://example.cn-hangzhou.ots.aliyuncs.com
            table: terraform_lock`,
});
