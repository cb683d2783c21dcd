import { isAlibabaCloud, parseEndpoint } from "../../domain/endpoint";
import { OSS_BACKEND } from "../../domain/source";
import type { Backend } from "../../graph/terraform/backend";
import { environmentYaml } from "../example";
import { type Complaint, each, rule } from "../rule";
import { argumentOf, backendsOf, setting } from "./shared/backends";

export default rule({
  id: "backend-endpoints",
  level: "warning",
  phases: ["synth", "plan"],
  title: "State and lock go to Alibaba Cloud, over TLS",
  why: "Terraform sends the state, or its signed requests for the lock, to whatever host the endpoint names; over http in clear.",
  source: OSS_BACKEND,
  fix: "an https address of Alibaba Cloud: https://INSTANCE.REGION.ots.aliyuncs.com for the lock, nothing for the bucket",
  subjects: (graph) => backendsOf(graph.stacks, "oss"),
  check: ({ backend }) => each(ENDPOINTS, (name) => problem(backend, name)),
  bad: environmentYaml`
      backend:
        oss:
          bucket: example-terraform-state
          tablestore:
            endpoint: http://locks.example.com
            table: terraform_lock`,
  good: environmentYaml`
      backend:
        oss:
          bucket: example-terraform-state
          tablestore:
            endpoint: https://example.cn-hangzhou.ots.aliyuncs.com
            table: terraform_lock`,
});

const ENDPOINTS = ["tablestore_endpoint", "endpoint", "sts_endpoint"];

function problem(backend: Backend, name: string): Complaint | undefined {
  // people usually give these to terraform init or in the environment, and seldom at all
  if (!backend.settings.has(name)) return undefined;
  const value = setting(backend, name);
  if (typeof value !== "string" || value === "") return undefined;
  const endpoint = parseEndpoint(value);
  const what =
    endpoint === undefined
      ? `${name} is no address`
      : !isAlibabaCloud(endpoint.host)
        ? `${name} is at ${endpoint.host}, which is not a host of Alibaba Cloud`
        : endpoint.isEncrypted
          ? undefined
          : `${name} uses http, in clear`;
  if (what === undefined) return undefined;
  const fault = `${endpoint?.host} ${endpoint?.isEncrypted}`;
  return { what, allowed: "https and a host in aliyuncs.com", at: { argument: argumentOf(name) }, fault };
}
