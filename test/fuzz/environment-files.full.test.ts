import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { formatFileProblem, parseSource } from "../../config";
import { documentProblems } from "../../config/load";
import { FileProblemsError } from "../../config/problem";
import { type Json, mutated, mutatedText } from "./mutate";
import { answersAll } from "./property";

const texts = ["environments", "examples", "test/docs", "test/policy"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".yaml"))
    .flatMap((name) => readFileSync(join(folder, name), "utf8").split(/^---$/m)),
);
const values = texts.map((text) => parse(text) as Json);

/** The problems of a file, as a command prints them. */
function problems(text: string): string {
  try {
    return documentProblems(parseSource("dev.yaml", text)).map(formatFileProblem).join("\n");
  } catch (error) {
    if (error instanceof FileProblemsError) return error.message;
    throw error;
  }
}

test("an environment file with one value changed", () => {
  answersAll(mutated(values), (value) => problems(stringify(value)), 3);
});

test("an environment file with slips of the pen", () => {
  answersAll(mutatedText(texts), problems, 2);
});
