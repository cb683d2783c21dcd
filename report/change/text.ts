import type { Changes } from "../../change";
import type { Judgement } from "../../policy";
import type { Colours } from "../colours";
import { DEVICES_TITLE, deviceLines } from "./devices";
import { type Line, linesOf, type Sign } from "./lines";
import { noticesOf, type OutageNotice, togetherText } from "./outages";
import { gapText, resourceCounts, titleOf } from "./title";

/** Names to show in one notice. */
const MOST_NAMES = 10;

/** A change for people: its title, what goes down, then what changes in each stack. */
export function changeText(changes: Changes, judgement: Judgement, colours: Colours): readonly string[] {
  const notices = noticesOf(changes);
  const paint = notices.some(({ isDown }) => isDown)
    ? colours.red
    : notices.length > 0
      ? colours.yellow
      : colours.green;
  const together = togetherText(changes);
  const counts = resourceCounts(changes.summary.resources);
  return [
    colours.bold(paint(titleOf(changes, judgement))),
    ...notices.map((notice) => noticeText(notice, colours)),
    ...(together === undefined ? [] : [together]),
    ...changes.stacks.map((stack) => {
      const lines = linesOf(stack);
      const shown = lines.length > 0 ? lines.map((line) => lineText(line, colours)) : ["  nothing changes"];
      return [`${colours.bold(stack.stack)}${gapText(stack)}`, ...shown].join("\n");
    }),
    ...devicesText(changes, colours),
    ...(counts.length > 0 ? [counts.join(", ")] : []),
  ];
}

function devicesText(changes: Changes, colours: Colours): readonly string[] {
  const lines = deviceLines(changes);
  if (lines.length === 0) return [];
  return [[colours.bold(DEVICES_TITLE), ...lines.map((line) => lineText(line, colours))].join("\n")];
}

function noticeText({ isDown, names, what, facts }: OutageNotice, colours: Colours): string {
  const paint = isDown ? colours.red : colours.yellow;
  const more = names.length - MOST_NAMES;
  const called = `${names.slice(0, MOST_NAMES).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
  return [`${paint("!")} ${colours.bold(called)}${what}`, ...facts.map(([name, text]) => `    ${name}: ${text}`)].join(
    "\n",
  );
}

function lineText({ depth, sign, text }: Line, colours: Colours): string {
  return `${"  ".repeat(depth + 1)}${COLOURS[sign](colours)(sign)} ${text}`;
}

const COLOURS: Readonly<Record<Sign, (colours: Colours) => (text: string) => string>> = {
  "+": ({ green }) => green,
  "~": ({ yellow }) => yellow,
  "-/+": ({ red }) => red,
  "+/-": ({ yellow }) => yellow,
  "-": ({ red }) => red,
  "→": ({ cyan }) => cyan,
  "<": ({ cyan }) => cyan,
  ">": ({ cyan }) => cyan,
  ">/+": ({ yellow }) => yellow,
  "!": ({ magenta }) => magenta,
  "?": ({ cyan }) => cyan,
};
