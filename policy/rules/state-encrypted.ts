import { OSS_BACKEND } from "../../domain/source";
import { environmentYaml } from "../example";
import { rule } from "../rule";
import { argumentOf, backendsOf, setting, stacksWithPsks } from "./shared/backends";

export default rule({
  id: "state-encrypted",
  level: "warning",
  phases: ["synth", "plan"],
  title: "A state with PSKs is encrypted in its bucket",
  why: "Terraform keeps every PSK in the state, in clear. Unless encrypt is true, only the bucket's own settings encrypt the state.",
  source: OSS_BACKEND,
  fix: "encrypt: true under backend.oss; true is also the default",
  terraformFix: 'encrypt = true in backend "oss"',
  subjects: (graph) => backendsOf(stacksWithPsks(graph), "oss"),
  check({ backend }) {
    const encrypt = setting(backend, "encrypt");
    if (encrypt === true || encrypt === "true") return undefined;
    const why = encrypt === undefined ? "encrypt is missing" : `encrypt = ${encrypt}`;
    const what = `the state with the PSKs is written without encryption: ${why}`;
    return { what, allowed: "encrypt = true", at: { argument: argumentOf("encrypt") }, fault: String(encrypt) };
  },
  bad: environmentYaml`
      backend:
        oss:
          bucket: example-terraform-state
          encrypt: false`,
  good: environmentYaml`
      backend:
        oss:
          bucket: example-terraform-state
          encrypt: true`,
});
