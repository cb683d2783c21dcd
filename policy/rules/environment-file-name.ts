import { TERRAFORM } from "../../domain/source";
import { ONE } from "../../graph/terraform/interval";
import type { Stack } from "../../graph/terraform/stack";
import type { Subject } from "../../graph/terraform/subject";
import { rule } from "../rule";
import { environmentFileOf } from "./shared/environment-file";

export default rule({
  id: "environment-file-name",
  level: "warning",
  phases: ["synth"],
  title: "The file of an environment has the environment's name in its path",
  why: "The name in the file names stacks, states and waivers. If you copy prod.yaml to stage.yaml and keep the name, the copy plans prod.",
  source: TERRAFORM,
  fix: "rename the file after the environment, or the environment after the file",
  subjects: (graph) => graph.stacks.flatMap(environmentOf),
  check({ environment, file }) {
    if (file.split(/[/\\.]/).includes(environment) || NAMELESS.test(file)) return undefined;
    const what = `the environment ${environment} stands in ${file}`;
    return { what, allowed: `a path with ${environment} in it, such as ${environment}.yaml`, fault: file };
  },
  bad: "name: prod in environments/stage.yaml",
  good: "name: stage in environments/stage.yaml",
});

/** File names that say what the file is. */
const NAMELESS = /(^|[/\\])environments?\.\w+$/;

interface Named extends Subject {
  readonly environment: string;
  readonly file: string;
}

/** The environment of a stack, if the stack names one. */
function environmentOf(stack: Stack): readonly Named[] {
  const { name } = stack;
  const file = environmentFileOf(stack);
  const environment = name.replace(/-(sites|hub)$/, "");
  return file === undefined ? [] : [{ resource: { stack: name, instances: ONE }, environment, file }];
}
