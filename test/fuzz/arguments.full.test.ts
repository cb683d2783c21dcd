import { readFileSync } from "node:fs";
import fc from "fast-check";
import { good } from "../policy/good";
import { planOf } from "../policy/plan-of";
import { type Call, commandAnswersAll } from "./cli";
import { PLANTED } from "./mutate";

const FILES = {
  "environments/dev.yaml": readFileSync("environments/dev.yaml", "utf8"),
  "dev-sites.plan.json": JSON.stringify(planOf(good)),
  "cenvpn.yaml": "failOn: warning\n",
  "prices.yaml": "currency: EUR\nprices: {}\n",
  "dev-sites.tfvars.json": JSON.stringify({ psks: { "shanghai/main/1": PLANTED } }),
};

/** Command lines as people write them. */
const LINES = [
  ["check"],
  ["check", "dev", "--print"],
  ["check", "dev-sites.plan.json", "--format", "json", "--report", "sarif=out/x.sarif", "--report", "junit=junit.xml"],
  ["check", "environments", "--config", "cenvpn.yaml", "--fail-on", "warning", "--strict", "--no-plugins"],
  ["check", "dev-sites.plan.json", "--stack", "dev-sites", "--synth", "environments"],
  ["baseline", "dev-sites.plan.json"],
  ["rehearse"],
  ["rehearse", "--", "sh", "-c", "true"],
  ["addresses", "--write", "--format", "json"],
  ["permissions", "dev", "--account", "x"],
  ["bill", "--prices", "prices.yaml"],
  ["keys", "dev"],
  ["keys", "dev", "--placeholder"],
  ["limits", "--format", "json"],
  ["quotas", "--discover", "--out", "quotas.json", "--endpoint", "http://127.0.0.1:1"],
  ["explain", "inside-cidr", "--format", "md"],
  ["rules", "--format", "json"],
  ["help", "check"],
  ["--version"],
];

// No path leads out of the folder, because commands may write reports to any path of the command line.
const WORDS = [
  ...LINES.flat(),
  ...[
    "",
    " ",
    "-",
    "--",
    "---",
    "-h",
    "-V",
    "--help",
    "--no-such",
    "--format=",
    "--format=text",
    "--report",
    "--report=",
    "=x",
  ],
  ...["json=", "json=dev-sites.plan.json", "json=environments", "json=x/y/z", "json=cenvpn.yaml", "text=a b"],
  ...[
    "constructor",
    "__proto__",
    "toString",
    "dev,prod",
    "nosuch",
    "a".repeat(5000),
    "*",
    "é",
    "\u202e",
    "::error::x",
    "x\ny",
  ],
  ...[
    "dev-sites.tfvars.json",
    "prices.yaml",
    "environments/dev.yaml",
    "environments/nosuch.yaml",
    PLANTED,
    "NaN",
    "-1",
    "{}",
  ],
];

const word = fc.constantFrom(...new Set(WORDS));
const edit = fc.record({ kind: fc.constantFrom("replace", "remove", "insert", "double"), at: fc.nat(), word });

const lines = fc.tuple(fc.constantFrom(...LINES), fc.array(edit, { minLength: 1, maxLength: 4 })).map(([line, edits]) =>
  edits.reduce<readonly string[]>((args, { kind, at, word: other }) => {
    const index = at % (args.length + 1);
    if (kind === "insert") return args.toSpliced(index, 0, other);
    if (kind === "double") return args.toSpliced(index, 0, args[index] ?? other);
    return args.toSpliced(index, 1, ...(kind === "replace" ? [other] : []));
  }, line),
);

test("a nearly right command line", async () => {
  // Messages may repeat what the user wrote on the command line.
  const calls = lines.map((args): Call => ({ args: args.filter((argument) => argument !== PLANTED), files: FILES }));
  await commandAnswersAll(calls, 0.5);
});
