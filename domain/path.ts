/** Names and indexes from the top of something down to a value. */
export type Path = readonly (string | number)[];

/** `sites.shanghai.connections.main`; names with other characters are quoted, long ones cut. */
export function formatPath(path: Path): string {
  return path.map(formatStep).join("").replace(/^\./, "");
}

function formatStep(step: string | number): string {
  if (typeof step === "number") return `[${step}]`;
  if (/^[\w-]{1,64}$/.test(step)) return `.${step}`;
  const short = step.length > 64 ? `${step.slice(0, 64)}…` : step;
  return `[${JSON.stringify(short)}]`;
}
