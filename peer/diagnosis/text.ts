import type { Diagnosis } from "./diagnose";
import { FAULTS, type FaultId } from "./faults";

/** Most lines of a log that are quoted for one diagnosis. */
const MOST_LINES = 3;

/** The faults between two addresses, for people: each with its fix in the words of both ends. */
export function diagnosisText({ tunnel, addresses, faults, differences, evidence }: Diagnosis): string {
  const between = addresses.join(" – ");
  const name = tunnel === undefined ? between : `${tunnel}${between && ` (${between})`}`;
  const [only, ...others] = faults;
  const heading = others.length === 0 && only ? FAULTS[only].title : "one of these; the logs do not say which";
  const single = others.length === 0;
  return [
    `${name && `${name}: `}${heading}`,
    ...differences.map(({ setting, cloud, device }) => `  ${setting}: the cloud has ${cloud}, the device ${device}`),
    ...faults.flatMap((fault) => fixText(fault, single)),
    ...evidence.slice(0, MOST_LINES).map(({ log, number, says }) => `  Shown by ${log}, line ${number}: ${says}`),
  ].join("\n");
}

function fixText(fault: FaultId, single: boolean): readonly string[] {
  const { title, cloud, device } = FAULTS[fault];
  return [
    ...(single ? [] : [`  - ${title}`]),
    `  ${single ? "" : "  "}At the cloud: ${cloud}`,
    `  ${single ? "" : "  "}At the device: ${device}`,
  ];
}

/** A page with all faults. */
export function faultsMarkdown(): string {
  const rows = Object.entries(FAULTS).map(
    ([id, { title, cloud, device }]) => `| \`${id}\` | ${title} | ${cloud} | ${device} |`,
  );
  return `# Faults

The faults that \`cenvpn diagnose\` can name, the most specific first: a fault near the end of the table often results from an earlier one.

| id | what is wrong | at the cloud | at the device |
| --- | --- | --- | --- |
${rows.join("\n")}
`;
}
