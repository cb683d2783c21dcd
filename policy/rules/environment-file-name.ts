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
  why: "The name in the file names stacks, states and waivers. A copy of prod.yaml that is called stage.yaml and keeps the name plans prod.",
  source: TERRAFORM,
  fix: "give the file the name of the environment, or the environment the name of the file",
  subjects: (graph) => graph.stacks.flatMap(environmentOf),
  check({ environment, file }) {
    if (file.split(/[/\\.]/).includes(environment) || NAMELESS.test(file)) return undefined;
    const what = `the environment ${environment} stands in ${file}`;
    return { what, allowed: `a path with ${environment} in it, such as ${environment}.yaml`, fault: file };
  },
  bad: "name: prod in environments/stage.yaml",
  good: "name: stage in environments/stage.yaml",
});

/** Files that are called by what they are. */
const NAMELESS = /(^|[/\\])environments?\.\w+$/;

interface Named extends Subject {
  readonly environment: string;
  readonly file: string;
}

/** The environment that a stack was made of, where it says so. */
function environmentOf(stack: Stack): readonly Named[] {
  const { name } = stack;
  const file = environmentFileOf(stack);
  const environment = name.replace(/-(sites|hub)$/, "");
  return file === undefined ? [] : [{ resource: { stack: name, instances: ONE }, environment, file }];
}
