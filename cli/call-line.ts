import type { Called } from "../rehearsal";

/** Parameters that name the subject of a call; none of them contains a PSK. */
const NAMING = /(Id|Ids\.1|ResourceId\.1|RouteDest|CidrBlock|IpAddress)$/;

/** One call of the API as a line: action, subject and result. */
export function callLine({ product, action, parameters, answer }: Called): string {
  const about = Object.entries(parameters)
    .filter(([name]) => NAMING.test(name) && name !== "RegionId")
    .map(([, value]) => value);
  const outcome = answer instanceof Error ? ` ✗ ${answer.code}` : made(answer);
  return `${product} ${[action, ...new Set(about)].join(" ")}${outcome}`;
}

/** The id of a new object. */
function made(answer: Readonly<Record<string, unknown>>): string {
  const [, id] =
    Object.entries(answer).find(([name, value]) => /Id$/.test(name) && name !== "RequestId" && value) ?? [];
  return typeof id === "string" ? ` → ${id}` : "";
}
