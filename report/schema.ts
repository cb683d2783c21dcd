import { type Static, Type } from "@sinclair/typebox";
import { changeSchema } from "./change/schema";
import { closed, level, optional, text } from "./schema-parts";
import { JSON_REPORT_VERSION } from "./version";

// The JSON report, stated once: JSON Schema for its readers, and from it the type.

const location = {
  stack: text("The stack that it is in; empty when it is in none."),
  address: optional("Terraform address; absent when it concerns no one resource."),
  constructPath: optional("Path of the construct that made it."),
  source: optional("Where a person wrote it: file:line:column, relative to the project."),
  written: optional("Where Terraform reads it, file:line, if no source is known."),
  argument: optional("Path in the resource, such as tunnels.1.bgp.tunnel_cidr."),
  stacks: Type.Array(Type.String(), { description: "Every stack that contributes to this." }),
};

const entry = {
  ...location,
  rule: text("Id of the rule: cenvpn explain ID."),
  level: level("How bad it is."),
  fingerprint: text("Stays the same for one fault at one address, even when its place in the files changes."),
};

const judgement = {
  change: Type.Optional(changeSchema),
  failOn: level("Lowest level that fails."),
  strict: Type.Boolean({ description: "Whether undecided checks fail too." }),
  findings: Type.Array(
    closed(
      {
        ...entry,
        message: text("What is wrong."),
        allowed: text("What would be right."),
        fix: text("What to do about it."),
        wasThere: Type.Optional(
          Type.Literal(true, { description: "Whether it was there before the plan; absent where no plan says so." }),
        ),
        waived: Type.Optional(
          closed(
            {
              by: Type.Unsafe<"waiver" | "baseline">({ enum: ["waiver", "baseline"], description: "What excuses it." }),
              reason: text("Why."),
              owner: optional("Who answers for the waiver."),
              expires: optional("Last day."),
              ticket: optional("Where people agreed on the waiver."),
              source: optional("Where that is written."),
            },
            "What excuses it; an excused finding fails nothing.",
          ),
        ),
      },
      "Something that is wrong.",
    ),
  ),
  undecided: Type.Array(
    closed(
      { ...entry, message: text("What is not known.") },
      "A check without a verdict: a value that it needs is not known.",
    ),
  ),
  usage: Type.Array(
    closed(
      {
        limit: text("Name of the limit."),
        title: text("The limit in words."),
        counted: text("What it counts."),
        transitRouter: optional("Id, or stack and address; absent if it is not known yet."),
        now: Type.Optional(Type.Number({ description: "How much is used now; absent if no plan or state shows it." })),
        used: closed(
          {
            min: Type.Number(),
            max: Type.Union([Type.Number(), Type.Null()], { description: "Null when it has no bound." }),
          },
          "How much will be used: at least, and at most.",
        ),
        most: Type.Number({ description: "The limit." }),
        limitSource: text("Where the limit comes from."),
        reason: optional("Why it differs from the documented limit."),
        stacks: Type.Array(Type.String()),
      },
      "How much of a limit is used.",
    ),
  ),
  stacks: Type.Array(
    closed(
      {
        name: text("Name of the stack."),
        kind: Type.Unsafe<"synth" | "plan" | "state">({
          enum: ["synth", "plan", "state"],
          description: "What form of it was judged.",
        }),
        resources: Type.Number({ description: "How many resources and data sources it has." }),
        file: optional("The file that it comes from."),
      },
      "A stack that was judged.",
    ),
  ),
  rules: Type.Array(
    closed(
      {
        id: text("Id of the rule."),
        level: level("Level of its findings."),
        title: text("What is right."),
        why: text("What happens otherwise."),
        fix: text("What to do."),
        source: closed(
          {
            title: text("Document."),
            date: optional("Edition that was read."),
            url: optional("Public page."),
          },
          "Where the fact comes from.",
        ),
      },
      "A rule that took part in the judgement.",
    ),
  ),
};

const problem = closed(
  {
    file: text("The file."),
    position: Type.Optional(closed({ line: Type.Integer(), column: Type.Integer() }, "From 1.")),
    path: Type.Array(Type.Union([Type.String(), Type.Number()]), { description: "Keys and indexes from the top." }),
    what: text("What is wrong."),
    allowed: text("What would be right."),
    fix: optional("What to do about it."),
  },
  "Something wrong in a file that a user writes, or a plan, state or synth folder that cannot be read.",
);

const version = Type.Literal(JSON_REPORT_VERSION);
const verdict = Type.Unsafe<"pass" | "fail" | "undecided">({
  enum: ["pass", "fail", "undecided"],
  description: "The result, by failOn and strict.",
});

const judgementReport = closed({ version, verdict, ...judgement }, "The policy's judgement of some stacks.");
const problemsReport = closed(
  { version, problems: Type.Array(problem) },
  "Nothing was judged, because files are wrong.",
);

export type JudgementReport = Static<typeof judgementReport>;
export type ProblemsReport = Static<typeof problemsReport>;

/** JSON Schema 2020-12 of what `--format json` prints. */
export const ReportSchema = Type.Union([judgementReport, problemsReport], {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "cenvpn report",
  description: "We may add fields, and raise version when a field changes its meaning or goes.",
});
