/** The end that wrote the log. */
export type LogEnd = "cloud" | "device";

/** A line that a program at one of the ends wrote. */
export interface LogLine {
  readonly end: LogEnd;
  /** The log's name. */
  readonly log: string;
  /** From 1, in its log. */
  readonly number: number;
  /** The text of the line, without time, program and thread. */
  readonly says: string;
  /** Lines of one thread of charon follow each other. */
  readonly thread?: string;
  /** The two addresses of the whole log, if known. */
  readonly about?: readonly string[];
  /** Whether the line comes from a command's output, not from a log. */
  readonly shown?: boolean;
  /** Number of the IKE SA, if the log names it. */
  readonly sa?: string;
}

interface Layout {
  readonly form: RegExp;
  /** The end with such lines; absent if both have them. */
  readonly end?: LogEnd;
}

/**
 * Layouts of logs, the most specific first. The cloud's own lines are those of racoon2's iked, by the examples of
 * DescribeVpnConnectionLogs and DiagnoseVpnConnections; older gateways logged as charon does (FAQ about IPsec-VPN
 * connections, 2021).
 */
const LAYOUTS: readonly Layout[] = [
  { form: /\bvco-\S+ \[[A-Z_]+\]: (?:\S+?:\d+:\S*?\(\):|\S+?:\d+:)? ?(?<says>.*)$/, end: "cloud" },
  { form: /\bvco-\S+ (?<thread>\d\d)\[[A-Z0-9]{3}\] (?:<(?:[^|>]+\|)?(?<sa>\d+)> )?(?<says>.*)$/, end: "cloud" },
  { form: /(?:^|\s)(?<thread>\d\d)\[[A-Z0-9]{3}\] (?:<(?:[^|>]+\|)?(?<sa>\d+)> )?(?<says>.*)$/ },
  { form: /<(?:RMT|INFO|WARN|ERR|BUG|TRACE|AUTH|FATAL|DBG)> (?<says>.*)$/ },
  { form: /\bBGP: (?:\[[A-Z0-9]{5}-[A-Z0-9]{5}\](?:\[EC \d+\])? )?(?<says>.*)$/ },
];

/**
 * Reads a log line by line. A line without a known layout counts as a bare message, as when somebody pastes one.
 * @param log The log's name.
 * @param about The two addresses of the whole log.
 * @default the addresses in the lines
 */
export function readLog(
  text: string,
  end: LogEnd = "device",
  log: string = end,
  about?: readonly string[],
): readonly LogLine[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    if (line.trim() === "") return [];
    const found = LAYOUTS.map(({ form, end: owner }) => ({ match: form.exec(line), owner })).find(({ match }) => match);
    const { says = line.trim(), thread, sa } = found?.match?.groups ?? {};
    const where = { end: found?.owner ?? end, log, number: index + 1, says: says.trim(), ...(about ? { about } : {}) };
    return [{ ...where, ...(found ? {} : { shown: true }), ...(thread ? { thread } : {}), ...(sa ? { sa } : {}) }];
  });
}

/** Whether some line comes from a program whose logs or shown output cenvpn reads. */
export function isReadable(lines: readonly LogLine[]): boolean {
  return lines.some(({ shown, says }) => !shown || BARE.test(says));
}

/** What these programs write in lines that somebody pastes without time and program, and in the output of commands. */
const BARE =
  /\b(?:IKE_SA|CHILD_SA|ISAKMP-SA|IPsec-SA)\b|packet: from|^(?:parsed|generating|initiating|received|sending) |^BGP (?:neighbor is|state:|version )|^BIRD \d/;
