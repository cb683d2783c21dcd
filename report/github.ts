import { ended } from "../domain/problem";
import { type Finding, type Judgement, type Level, standing } from "../policy";
import { countsText, faultsOf, fixOf } from "./faults";
import { placeOf } from "./place";
import { alike, MOST_PLACES, messageOf, plural, type Some, subjectOf, waived, waiverText } from "./words";

/** GitHub shows this many annotations of a level for a step. */
const MOST_OF_A_LEVEL = 10;

/** GitHub cuts the message of an annotation at 64 KB. */
const LONGEST_NOTICE = 32_000;

/** A judgement as annotations of GitHub Actions: findings at their lines, and a summary. */
export function githubReport(judgement: Judgement): string {
  const annotations = [...ofLevel("error", judgement), ...ofLevel("warning", judgement), roundUp(judgement)];
  return `${annotations.join("\n")}\n`;
}

/** The last annotation of a level shows how many more there are. New findings come first. */
function ofLevel(level: Level, judgement: Judgement): readonly string[] {
  const found = standing(judgement.findings).filter((finding) => finding.level === level);
  const sorted = [...found.filter(({ wasThere }) => !wasThere), ...found.filter(({ wasThere }) => wasThere)];
  // one annotation for each line of a mistake
  const lines = faultsOf(sorted).flatMap((same) =>
    alike(same, (finding) => [JSON.stringify(placeOf(finding, judgement.stacks))]),
  );
  if (lines.length <= MOST_OF_A_LEVEL) return lines.map((same) => annotation(same, judgement));
  const shown = lines.slice(0, MOST_OF_A_LEVEL - 1);
  const rest = plural(lines.length - shown.length, `more ${level}`);
  return [
    ...shown.map((same) => annotation(same, judgement)),
    command(level, { title: "cenvpn" }, `${rest}, not shown here: see the other reports of this run.`),
  ];
}

function annotation(same: Some<Finding>, { stacks }: Judgement): string {
  const [finding] = same;
  const { file, line, column } = placeOf(finding, stacks);
  const { rule, level, allowed, wasThere } = finding;
  const subjects = [...new Set(same.map(subjectOf))];
  const text = [
    `${subjects.slice(0, MOST_PLACES).join(", ")}${subjects.length > MOST_PLACES ? ` and ${subjects.length - MOST_PLACES} more` : ""}: ${same.length === 1 ? messageOf(finding) : ended(finding.message)}`,
    wasThere && "It existed before this plan.",
    allowed && `Allowed: ${allowed}`,
    `Fix: ${fixOf(same)}`,
  ];
  return command(
    level,
    { file, line, ...(column === undefined ? {} : { col: column }), title: rule },
    text.filter(Boolean).join("\n"),
  );
}

function roundUp(judgement: Judgement): string {
  const excused = waived(judgement.findings).map(
    (finding) => `${finding.rule} at ${subjectOf(finding)}, ${waiverText(finding)}`,
  );
  return command(
    "notice",
    { title: "cenvpn" },
    [countsText(judgement), ...excused].join("\n").slice(0, LONGEST_NOTICE),
  );
}

function command(name: string, properties: Readonly<Record<string, string | number>>, message: string): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${name} ${list.join(",")}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
