import type { Finding, JudgedRule, Judgement, Undecided } from "../policy";
import { placeOf } from "./place";
import { messageOf, subjectOf, waiverText } from "./words";

/** A judgement as JUnit XML: a test case for each rule and stack, or one for each finding of the rule there. */
export function junitReport(judgement: Judgement): string {
  const { stacks, findings, undecided } = judgement;
  const names = new Set([...stacks.map(({ name }) => name), ...[...findings, ...undecided].map(({ stack }) => stack)]);
  const suites = [...names].map((name) => suite(name, judgement));
  const sum = (count: (suite: Suite) => number) => suites.reduce((total, each) => total + count(each), 0);
  const counts = attributes({
    name: "cenvpn",
    tests: sum(({ cases }) => cases.length),
    failures: sum(({ failures }) => failures),
    errors: 0,
    skipped: sum(({ skipped }) => skipped),
  });
  const body = suites.map(({ name, cases, failures, skipped }) =>
    [
      `  <testsuite${attributes({ name, tests: cases.length, failures, errors: 0, skipped })}>`,
      ...cases.map(({ xml }) => xml),
      "  </testsuite>",
    ].join("\n"),
  );
  return `${['<?xml version="1.0" encoding="UTF-8"?>', `<testsuites${counts}>`, ...body, "</testsuites>"].join("\n")}\n`;
}

interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
  readonly failures: number;
  readonly skipped: number;
}

interface Case {
  readonly outcome: "passed" | "failed" | "skipped";
  readonly xml: string;
}

function suite(stack: string, judgement: Judgement): Suite {
  const own = <T extends Finding | Undecided>(entries: readonly T[], rule: JudgedRule) =>
    entries.filter((entry) => entry.stack === stack && entry.rule === rule.id);
  const cases = judgement.rules.flatMap((rule) => {
    const found = [
      ...own(judgement.findings, rule).map((finding) => findingCase(finding, judgement)),
      ...own(judgement.undecided, rule).map((open) => undecidedCase(open, judgement)),
    ];
    return found.length > 0 ? found : [passedCase(stack, rule)];
  });
  const count = (outcome: Case["outcome"]) => cases.filter((each) => each.outcome === outcome).length;
  return { name: stack, cases, failures: count("failed"), skipped: count("skipped") };
}

function passedCase(stack: string, { id, title }: JudgedRule): Case {
  return { outcome: "passed", xml: `    <testcase${attributes({ classname: stack, name: `${id}: ${title}` })}/>` };
}

/** A finding below the failing level is reported, but passes. */
function findingCase(finding: Finding, judgement: Judgement): Case {
  if (finding.waived) {
    const message = `${waiverText({ ...finding, waived: finding.waived })}: ${messageOf(finding)}`;
    return testcase(finding, judgement, "skipped", `<skipped${attributes({ message })}/>`);
  }
  const { rule, level, allowed, fix } = finding;
  const text = [messageOf(finding), allowed && `Allowed: ${allowed}`, `Fix: ${fix}`, placeText(finding, judgement)];
  const body = escapeXml(text.filter(Boolean).join("\n"));
  const fails = level === "error" || level === judgement.failOn;
  return testcase(
    finding,
    judgement,
    fails ? "failed" : "passed",
    fails
      ? `<failure${attributes({ type: rule, message: messageOf(finding) })}>${body}</failure>`
      : `<system-out>${escapeXml(`${level}: `)}${body}</system-out>`,
  );
}

function undecidedCase(open: Undecided, judgement: Judgement): Case {
  const message = `undecided: ${messageOf(open)}`;
  return judgement.strict
    ? testcase(open, judgement, "failed", `<failure${attributes({ type: open.rule, message })}/>`)
    : testcase(open, judgement, "skipped", `<skipped${attributes({ message })}/>`);
}

function testcase(entry: Finding | Undecided, { stacks }: Judgement, outcome: Case["outcome"], inner: string): Case {
  const name = [entry.rule, subjectOf(entry), entry.argument].filter(Boolean).join(" ");
  const { file, line } = placeOf(entry, stacks);
  const open = `    <testcase${attributes({ classname: entry.stack, name, file, line })}>`;
  return { outcome, xml: [open, `      ${inner}`, "    </testcase>"].join("\n") };
}

function placeText(entry: Finding, { stacks }: Judgement): string {
  const { file, line } = placeOf(entry, stacks);
  return `at ${file}:${line}`;
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value)).replaceAll("\n", "&#10;")}"`)
    .join("");
}

/** For XML 1.0, which cannot express most control characters. */
function escapeXml(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replaceAll(/[&<>"\t\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
