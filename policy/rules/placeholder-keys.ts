import { PLACEHOLDER_KEYS } from "../../domain/psk";
import { PROVIDER } from "../../domain/source";
import { rule } from "../rule";

export default rule({
  id: "placeholder-keys",
  level: "warning",
  phases: ["synth", "plan"],
  title: "A plan that is applied has real PSKs",
  why: "Everybody knows the placeholders in plans of pull requests. Terraform refuses to apply such a plan.",
  source: PROVIDER,
  fix: "plan again with the real PSKs before you apply",
  subjects: (graph) =>
    graph.stacks
      .flatMap(({ resources }) => resources)
      .filter(({ type, name }) => type === "terraform_data" && name === PLACEHOLDER_KEYS)
      // only a plan knows how many of ours there are; leaving this open in every configuration would help nobody
      .filter(({ instances }) => instances.min > 0)
      .map((resource) => ({ resource })),
  check: () => ({ what: "the PSKs are placeholders: never apply this plan", allowed: "" }),
  bad: "terraform plan -var-file=prod-sites.placeholder.tfvars.json, to be applied",
  good: "terraform plan -var-file=prod-sites.tfvars.json",
});
