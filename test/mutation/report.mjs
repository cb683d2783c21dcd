// A plug-in of Stryker: as soon as it has tried all changes of a file, prints those that no test noticed.
import { readFileSync } from "node:fs";
import path from "node:path";
import { declareClassPlugin, PluginKind } from "@stryker-mutator/api/plugin";

class Report {
  #left = new Map();
  #tried = new Map();

  onMutationTestingPlanReady({ mutantPlans }) {
    for (const { mutant } of mutantPlans) this.#left.set(mutant.fileName, (this.#left.get(mutant.fileName) ?? 0) + 1);
  }

  onMutantTested(mutant) {
    const { fileName } = mutant;
    this.#tried.set(fileName, [...(this.#tried.get(fileName) ?? []), mutant]);
    this.#left.set(fileName, this.#left.get(fileName) - 1);
    if (this.#left.get(fileName) === 0) printFile(path.relative("", fileName), this.#tried.get(fileName));
  }
}

const KILLED = ["Killed", "Timeout"];
const SURVIVED = ["Survived", "NoCoverage"];

function printFile(file, mutants) {
  const [killed, survivors] = [KILLED, SURVIVED].map((states) =>
    mutants.filter(({ status }) => states.includes(status)),
  );
  print(`${file}  ${summary(killed.length, survivors.length)}\n`);
  const lines = readFileSync(file, "utf8").split("\n");
  for (const survivor of survivors.sort(byPlace)) print(`  ${described(survivor, lines)}\n`);
}

function summary(killed, survived) {
  const score = killed + survived === 0 ? 100 : Math.floor((100 * killed) / (killed + survived));
  return `${score} %: ${killed} killed, ${survived} survived`;
}

const byPlace = ({ location: one }, { location: other }) =>
  one.start.line - other.start.line || one.start.column - other.start.column;

/** `12: a < b -> a <= b`, each on one line and not longer than people read. */
function described({ location: { start, end }, replacement }, lines) {
  const touched = lines.slice(start.line - 1, end.line);
  touched.push(touched.pop().slice(0, end.column - 1));
  touched.unshift(touched.shift().slice(start.column - 1));
  return `${start.line}: ${brief(touched.join(" "))} -> ${brief(replacement)}`;
}

function brief(code) {
  const line = code.replaceAll(/\s+/g, " ");
  return line.length > 100 ? `${line.slice(0, 100)} …` : line;
}

const print = (text) => process.stdout.write(text);

export const strykerPlugins = [declareClassPlugin(PluginKind.Reporter, "by-file", Report)];
