import { TERRAFORM_STATE } from "../../domain/source";
import { Undecided } from "../../graph/terraform/value";
import { EVERY_PHASE, rule } from "../rule";
import { placeOf, stacksWithPsks } from "./shared/backends";

export default rule({
  id: "state-out-of-git",
  level: "warning",
  phases: EVERY_PHASE,
  title: "A state with PSKs stays out of git",
  why: "Terraform keeps every PSK in the state, in clear. Every clone keeps a committed file, even after somebody deletes it.",
  source: TERRAFORM_STATE,
  fix: "add *.tfstate and *.tfstate.* to .gitignore; git rm --cached the file and renew the PSKs if it is committed already; or keep the state in an encrypted bucket",
  subjects: (graph) =>
    stacksWithPsks(graph).flatMap((stack) =>
      stack.stateFile ? [{ resource: placeOf(stack), stateFile: stack.stateFile }] : [],
    ),
  check({ stateFile: { name, git } }) {
    if (git === "leaves it") return undefined;
    if (git === "cannot be asked") throw new Undecided(`git does not answer whether it ignores ${name}`);
    const what = `git does not ignore ${name}, the state with the PSKs`;
    return { what, allowed: "a state that git ignores", fault: name };
  },
  bad: "backend: local, with no *.tfstate in .gitignore",
  good: "backend: local, with *.tfstate and *.tfstate.* in .gitignore",
});
