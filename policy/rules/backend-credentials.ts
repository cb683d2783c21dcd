import { OSS_BACKEND } from "../../domain/source";
import { environmentYaml } from "../example";
import { each, rule } from "../rule";
import { argumentOf, backendsOf } from "./shared/backends";

export default rule({
  id: "backend-credentials",
  level: "error",
  phases: ["synth", "plan"],
  title: "Credentials of the backend never stand in the configuration",
  why: "Anyone who reads the repository, the synthesized JSON or .terraform can read the state with the credential, and so all PSKs.",
  source: OSS_BACKEND,
  fix: "remove the credential from the configuration, renew the credential, and give Terraform the new one as ALICLOUD_ACCESS_KEY and ALICLOUD_SECRET_KEY or by a role",
  subjects: (graph) => backendsOf(graph.stacks),
  check: ({ backend }) =>
    each(backend.credentials, (name) => ({
      what: `${name} of the backend has a credential in clear`,
      allowed: "credentials from the environment, a profile or a role",
      at: { argument: argumentOf(name) },
    })),
  bad: environmentYaml`
      backend:
        oss:
          bucket: example-terraform-state
          tablestore:
            endpoint: https://deployer:word@example.cn-hangzhou.ots.aliyuncs.com
            table: terraform_lock`,
  good: environmentYaml`
      backend:
        oss:
          bucket: example-terraform-state
          tablestore:
            endpoint: https://example.cn-hangzhou.ots.aliyuncs.com
            table: terraform_lock`,
});
