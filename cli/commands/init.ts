import { lstatSync, readFileSync, realpathSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import { Command } from "commander";
import { idProblem } from "../../domain/id";
import { keyProblem } from "../../domain/name";
import { type Problem, sentence } from "../../domain/problem";
import { regionIdProblem, regionProblem, unknownRegionProblem } from "../../domain/region";
import { pathInside } from "../../files/inside";
import { writeWhole } from "../../files/whole-files";
import { CommandError } from "../command-error";

interface Answers {
  readonly name: string;
  readonly region: string;
  readonly cen: string;
  readonly transitRouter: string;
}

interface Question {
  readonly ask: string;
  readonly flag: string;
  readonly problem: (answer: string) => Problem | undefined;
  /** Values that are unlikely, but that the cloud does not refuse. */
  readonly doubt?: (answer: string) => Problem | undefined;
}

const QUESTIONS: Readonly<Record<keyof Answers, Question>> = {
  name: { ask: "Name of the environment, such as dev", flag: "--name", problem: keyProblem },
  region: {
    ask: "Region of the transit router, such as eu-central-1",
    flag: "--region",
    problem: (answer) => regionIdProblem(answer) ?? regionProblem(answer),
    doubt: unknownRegionProblem,
  },
  cen: { ask: "CEN instance, cen-…", flag: "--cen", problem: idProblem("cen") },
  transitRouter: { ask: "Transit router, tr-…", flag: "--transit-router", problem: idProblem("tr") },
};

export const command = new Command("init")
  .description(
    "Writes environments/NAME.yaml with an example site, and cdktf.json and .gitignore where they are missing. Existing files stay as they are. On a terminal, init asks for each option that is missing.",
  )
  .option("--name <name>", "name of the environment, such as dev")
  .option("--region <id>", "region of the transit router")
  .option("--cen <id>", "CEN instance, cen-…")
  .option("--transit-router <id>", "transit router, tr-…")
  .action(async (given: Partial<Answers>) => {
    const answers = await complete(given);
    const file = `environments/${answers.name}.yaml`;
    refuseExisting(file);
    const texts = new Map([[file, environment(answers)], ...[...beside()].filter(([file]) => !isThere(file))]);
    writeWhole(texts);
    for (const { flag, text } of doubtsAbout(answers)) process.stderr.write(`cenvpn: ${flag}: ${text}\n`);
    process.stdout.write(whatNow([...texts.keys()], answers.name));
  });

/**
 * All answers; asks for missing ones.
 * @throws CommandError with all wrong answers, or with the missing ones if nobody can be asked
 */
async function complete(given: Partial<Answers>): Promise<Answers> {
  const answers: Record<string, string> = { ...given };
  const missing = entries().filter(([key]) => answers[key] === undefined);
  if (missing.length > 0 && process.stdin.isTTY && process.stdout.isTTY) {
    const keys = missing.map(([key]) => key);
    for await (const answer of answersTo(missing.map(([, { ask }]) => ask))) answers[keys.shift() ?? ""] = answer;
  }
  const problems = entries().flatMap(([key, { ask, flag, problem }]) => {
    const answer = answers[key];
    if (answer === undefined) return [`${flag} is missing: ${ask}`];
    const found = problem(answer);
    return found ? [`${flag} ${answer}: ${sentence(found)}`] : [];
  });
  if (problems.length > 0) throw new CommandError(...problems);
  return answers as unknown as Answers;
}

function doubtsAbout(answers: Answers): readonly { readonly flag: string; readonly text: string }[] {
  return entries().flatMap(([key, { flag, doubt }]) => {
    const found = doubt?.(answers[key]);
    return found ? [{ flag, text: sentence(found) }] : [];
  });
}

/** Answers that come before their question count too. */
async function* answersTo(questions: readonly string[]): AsyncGenerator<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const lines = terminal[Symbol.asyncIterator]();
  try {
    for (const question of questions) {
      terminal.setPrompt(`${question}: `);
      terminal.prompt();
      const { done, value } = await lines.next();
      if (done) throw new CommandError("there was no answer; init writes nothing");
      yield value.trim();
    }
  } finally {
    terminal.close();
  }
}

const entries = () => Object.entries(QUESTIONS) as [keyof Answers, Question][];

/** Call it before writing anything; also checks where `environments` leads. */
function refuseExisting(file: string): void {
  if (isThere(file)) throw new CommandError(`${file} exists already and stays as it is; choose another --name`);
  const isLinkOut =
    isThere("environments") && pathInside(realpathSync("."), realpathSync("environments")) === undefined;
  if (isLinkOut) throw new CommandError("environments is a link to a folder elsewhere; init writes nothing there");
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Where the package is: here, or in the folder of a workspace above. */
function installed(): string {
  const here = "node_modules/cenvpn";
  return ["", "../", "../../", "../../../"].map((up) => `${up}${here}`).find(isThere) ?? here;
}

/** Names that YAML does not take for a text. */
const WORDS: ReadonlySet<string> = new Set(["false", "null", "true"]);

const environment = ({ name, region, cen, transitRouter }: Answers) =>
  `# yaml-language-server: $schema=../${installed()}/config/environment.schema.json
name: ${WORDS.has(name) ? JSON.stringify(name) : name}
region: ${region}
transitRouter: {cen: ${cen}, id: ${transitRouter}, cidrs: existing}
sites:
  # An example: replace this site with your own. The addresses are the devices' at the site.
  office:
    customerGateways:
      edge-1: {ip: 203.0.113.10, asn: 65010}
      edge-2: {ip: 203.0.113.11, asn: 65010}
    connections:
      main:
        bgp: {localAsn: 64512}
        tunnels:
          1: {customerGateway: edge-1, insideCidr: 169.254.10.0/30}
          2: {customerGateway: edge-2, insideCidr: 169.254.10.4/30}
`;

/** Files of a project besides its environment files. */
const beside = (): ReadonlyMap<string, string> =>
  new Map([
    ["cdktf.json", `${JSON.stringify({ language: "typescript", app: `node ${installed()}/dist/main.js` }, null, 2)}\n`],
    [
      ".gitignore",
      "node_modules/\ncdktf.out/\ncdktf.out.draft-*/\n.terraform/\n*.tfstate\n*.tfstate.*\n*.tfplan\n*.tfvars.json\n",
    ],
  ]);

function whatNow(written: readonly string[], name: string): string {
  const kept = [...beside().keys()].filter((file) => !written.includes(file));
  const keys = "*.tfvars.json";
  const isUnguarded = kept.includes(".gitignore") && !readFileSync(".gitignore", "utf8").split("\n").includes(keys);
  return [
    `Written: ${written.join(", ")}`,
    ...(kept.length > 0 ? [`Left as they are: ${kept.join(", ")}`] : []),
    ...(isUnguarded ? [`Add ${keys} to .gitignore: files of that name hold PSKs.`] : []),
    "",
    "Next:",
    "  npm install cenvpn           where it is not installed yet",
    `  npx cenvpn check ${name.padEnd(12)}judge the file`,
    `  npx cenvpn rehearse ${name.padEnd(9)}plan it against a simulated cloud; needs Terraform, and no account`,
    `  npx cenvpn keys ${name.padEnd(13)}make the tunnels' PSKs`,
    `  npx cenvpn plan ${name.padEnd(13)}plan it in your account, and judge the change; then cenvpn apply ${name}`,
    "",
  ].join("\n");
}
