import { type Finding, type Judgement, standing, type Undecided } from "../policy";
import { placeOf } from "./place";
import { messageOf, subjectOf, waived, waiverText } from "./words";

/** A judgement as GitLab's code quality report. */
export function gitlabReport({ findings, undecided, stacks }: Judgement): string {
  const issue = (entry: Finding | Undecided, severity: Severity, description: string) => {
    const { file, line } = placeOf(entry, stacks);
    return {
      description: `${subjectOf(entry)}: ${description}`,
      check_name: entry.rule,
      fingerprint: entry.fingerprint,
      severity,
      location: { path: file, lines: { begin: line } },
    };
  };
  const issues = [
    ...standing(findings).map((finding) =>
      issue(finding, SEVERITIES[finding.level], `${messageOf(finding)} Fix: ${finding.fix}`),
    ),
    ...waived(findings).map((finding) => issue(finding, "info", `${waiverText(finding)}: ${messageOf(finding)}`)),
    ...undecided.map((open) => issue(open, "info", `undecided: ${messageOf(open)}`)),
  ];
  return `${JSON.stringify(issues, null, 2)}\n`;
}

type Severity = "info" | "minor" | "major" | "critical" | "blocker";

const SEVERITIES: Readonly<Record<Finding["level"], Severity>> = { error: "critical", warning: "minor" };
