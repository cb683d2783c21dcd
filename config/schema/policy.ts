import { type Static, Type } from "@sinclair/typebox";
import { options } from "./options";
import { vpnAttachmentLimit } from "./transit-router";
import { closed, flag, keyed, oneOf, text } from "./words";

type Level = "error" | "warning";

const path = (description: string) => Type.String({ minLength: 1, maxLength: 1024, description });

/** JSON Schema 2020-12 of `cenvpn.yaml`. */
export const PolicySchema = Type.Object(
  {
    failOn: Type.Optional(oneOf<Level>(["error", "warning"], "Lowest level that fails. Default: error.")),
    strict: flag("Whether an undecided check fails too. Default: false."),
    levels: Type.Optional(
      keyed(
        "rule-id",
        oneOf<Level | "off">(["error", "warning", "off"], "error, warning or off."),
        "Levels that differ from the rules' own. Rules for what the cloud refuses anyway keep their level.",
      ),
    ),
    options: Type.Optional(options),
    stacks: Type.Optional(
      keyed(
        "stack-name",
        path("Its plan or state, or their folder, relative to this file."),
        "Stacks, for files whose path does not name the stack. Default: the name of the file, else of the folder.",
      ),
    ),
    rules: Type.Optional(
      Type.Array(path("A file or a package that exports rules, as ./rules/naming.js."), {
        uniqueItems: true,
        maxItems: 100,
        description: "More rules: files, relative to this file, or packages. Default: none.",
      }),
    ),
    waivers: Type.Optional(path("File of waivers. Default: waivers.yaml beside this file, if there is one.")),
    longestWaiver: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 3650,
        description: "How far away the last day of a waiver may be, in days, 1 to 3650. Default: 180.",
      }),
    ),
    baseline: Type.Optional(
      path("Findings that existed before, as cenvpn baseline writes them. Default: baseline.json, if there is one."),
    ),
    inventory: Type.Optional(
      path("VPN attachments that no stack has. Default: inventory.yaml beside this file, if there is one."),
    ),
    quotas: Type.Optional(
      path("Limits as the cloud reported them (cenvpn quotas --discover). Default: quotas.json, if there is one."),
    ),
    vpnAttachmentLimits: Type.Optional(
      keyed(
        "transit-router-name",
        vpnAttachmentLimit,
        "Raised quotas of VPN attachments, by transit router, for those that no environment file states. Default: none.",
      ),
    ),
    reports: Type.Optional(
      keyed("key", path("A file, relative to this file."), "Reports that check and rehearse write, by format."),
    ),
  },
  {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "cenvpn policy",
    description: "The project's policy: cenvpn.yaml at the top of the project.",
    additionalProperties: false,
  },
);

const words = (description: string) => Type.String({ minLength: 1, maxLength: 1000, description });

/** JSON Schema 2020-12 of `waivers.yaml`. */
export const WaiversSchema = Type.Object(
  {
    waivers: Type.Array(
      closed(
        {
          rule: text("rule-id", "Id of the rule, as cenvpn rules lists them."),
          where: Type.String({
            minLength: 1,
            maxLength: 256,
            description:
              "What the waiver covers: a path as reports show it, or STACK/ADDRESS; * within a step, ** for any steps, such as dev-sites/**.",
          }),
          reason: words("Why the findings are right for now."),
          owner: words("Who answers for the waiver."),
          expires: text("date", "Last day, such as 2027-03-31."),
          ticket: words("Where people agreed on the waiver."),
        },
        "Excuses some findings of a rule until a date.",
      ),
      { maxItems: 1000, description: "Findings to excuse for a while. They stay in every report." },
    ),
  },
  {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "cenvpn waivers",
    description: "Findings to excuse for a while, each with a reason, an owner, a ticket and a last day.",
    additionalProperties: false,
  },
);

/** JSON Schema 2020-12 of `baseline.json`. */
export const BaselineSchema = Type.Object(
  {
    version: Type.Literal(1, { description: "1" }),
    findings: Type.Array(
      closed(
        {
          fingerprint: words("What identifies the finding."),
          rule: text("rule-id", "Id of the rule."),
          stack: Type.String({ description: "The stack that it is in." }),
          where: Type.String({ description: "What the finding is about." }),
        },
        "A finding that existed.",
      ),
      { description: "Findings that existed when the baseline was written." },
    ),
  },
  { additionalProperties: false, description: "Findings that existed when the baseline was written." },
);

export type VpnAttachmentLimit = Static<typeof vpnAttachmentLimit>;
export type PolicyFile = Static<typeof PolicySchema>;
export type WaiversFile = Static<typeof WaiversSchema>;
export type BaselineFile = Static<typeof BaselineSchema>;
