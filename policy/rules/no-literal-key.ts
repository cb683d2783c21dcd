import { PROVIDER } from "../../domain/source";
import { rule } from "../rule";

export default rule({
  id: "no-literal-key",
  level: "error",
  alsoOfImports: true,
  phases: ["synth", "plan"],
  title: "A pre-shared key comes from a sensitive variable, never from the text",
  why: "Whoever reads the repository, the synthesized JSON or a build's log can open the tunnel.",
  source: PROVIDER,
  fix: "pass the key through a sensitive variable, and renew it: it is known by now",
  subjects: (graph) => graph.preSharedKeys(),
  check: ({ psk }) =>
    psk.or("reference") === "literal"
      ? { what: "the pre-shared key stands in the text", allowed: "a reference to a sensitive variable", at: psk }
      : undefined,
  bad: 'psk = "a key"',
  good: 'psk = var.psks["shanghai/main/1"]',
});
