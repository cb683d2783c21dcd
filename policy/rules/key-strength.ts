import { pskStrengthProblem } from "../../domain/psk";
import { API_VPC } from "../../domain/source";
import { rule } from "../rule";

export default rule({
  id: "key-strength",
  level: "warning",
  phases: ["plan", "state"],
  title: "A pre-shared key is long, and of characters that every end takes",
  why: "A short key can be guessed from a recorded negotiation; sources disagree over quotes, backslash, backtick and question mark, so some ends change or refuse them.",
  source: API_VPC,
  fix: "make a new one: cenvpn keys",
  terraformFix: "make a new one, of 32 random letters and digits",
  subjects: (graph) => graph.tunnelsOfBothForms(),
  check: ({ pskFacts }, { shortestKey }) => pskFacts.problem((facts) => pskStrengthProblem(facts, shortestKey)),
  bad: "a key of 8 letters",
  good: "a key of 32 letters and digits",
});
