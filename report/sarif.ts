import { citation } from "../domain/source";
import type { Finding, Judgement, Location } from "../policy";
import { countsText } from "./faults";
import { placeOf, uriOf } from "./place";
import { messageOf, plural, subjectOf, waiverText, worstFirst } from "./words";

/** GitHub keeps this many results of a run. */
const MOST_RESULTS = 5_000;

/**
 * A judgement as SARIF 2.1.0, for code scanning. Undecided checks are notifications, not alerts.
 * @param version Version of cenvpn to put into the report.
 */
export function sarifReport(judgement: Judgement, version?: string): string {
  const { findings, undecided, stacks } = judgement;
  const kept = worstFirst(findings).slice(0, MOST_RESULTS);
  const left = findings.length - kept.length;
  const run = {
    // one category for each stack, so that jobs of a matrix do not replace each other's results
    automationDetails: { id: `cenvpn/${stacks.map(({ name }) => name).join("+")}/` },
    tool: { driver: { name: "cenvpn", version, rules: judgement.rules.map(describeRule) } },
    columnKind: "utf16CodeUnits",
    invocations: [
      {
        executionSuccessful: true,
        toolExecutionNotifications: [
          { level: "note", message: { text: countsText(judgement) } },
          ...(left > 0 ? [{ level: "warning", message: { text: `${plural(left, "result")} left out here` } }] : []),
          ...undecided.slice(0, MOST_RESULTS).map((open) => ({
            level: "note",
            message: { text: `Undecided: ${messageOf(open)}` },
            associatedRule: { id: open.rule },
            locations: [locate(open, judgement)],
          })),
        ],
      },
    ],
    results: kept.map((finding) => result(finding, judgement)),
  };
  const log = { $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function describeRule({ id, level, title, why, fix, source }: Judgement["rules"][number]): object {
  return {
    id,
    shortDescription: { text: `${title}.` },
    fullDescription: { text: `${title}. ${why}` },
    help: {
      text: `${why}\nFix: ${fix}\nSource: ${citation(source)}`,
    },
    ...(source.url === undefined ? {} : { helpUri: source.url }),
    defaultConfiguration: { level },
    properties: { tags: ["vpn", "alibaba-cloud"], precision: "very-high", "problem.severity": level },
  };
}

function result(finding: Finding, judgement: Judgement): object {
  const { rule, level, fingerprint, allowed, fix } = finding;
  const sentences = [`${subjectOf(finding)}: ${messageOf(finding)}`, allowed && `Allowed: ${allowed}`, `Fix: ${fix}`];
  return {
    ruleId: rule,
    ruleIndex: judgement.rules.findIndex(({ id }) => id === rule),
    level,
    message: { text: sentences.filter(Boolean).join("\n") },
    locations: [locate(finding, judgement)],
    ...(finding.waived
      ? {
          suppressions: [
            // excused outside the code, in a file
            { kind: "external", status: "accepted", justification: waiverText({ ...finding, waived: finding.waived }) },
          ],
        }
      : {}),
    ...(finding.wasThere ? { baselineState: "unchanged" } : {}),
    partialFingerprints: { "cenvpnFinding/v1": fingerprint },
  };
}

function locate(location: Location, { stacks }: Judgement): object {
  const { file, line, column } = placeOf(location, stacks);
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file) },
      region: { startLine: line, ...(column === undefined ? {} : { startColumn: column }) },
    },
    logicalLocations: [{ fullyQualifiedName: subjectOf(location), kind: "resource" }],
  };
}
