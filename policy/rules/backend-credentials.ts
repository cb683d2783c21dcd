import { OSS_BACKEND } from "../../domain/source";
import { environmentYaml } from "../example";
import { each, rule } from "../rule";
import { argumentOf, backendsOf } from "./shared/backends";

export default rule({
  id: "backend-credentials",
  level: "error",
  phases: ["synth", "plan"],
  title: "The configuration never contains the backend's credentials",
  why: "Anyone who reads the repository, the synthesized JSON or .terraform can use the credential to read the state, and so all PSKs.",
  source: OSS_BACKEND,
  fix: "remove the credential from the configuration, renew it, and give Terraform the new one in ALICLOUD_ACCESS_KEY and ALICLOUD_SECRET_KEY or by a role",
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
