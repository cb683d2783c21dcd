import { existsSync, readFileSync } from "node:fs";
import { Command } from "commander";
import { forgeFrom } from "../forge";

/** The first line of our comments, with which the next run finds them. */
const MARKER = "<!-- cenvpn -->";

export const command = new Command("comment")
  .description(
    "Puts a Markdown report on the pull request of GitHub (GITHUB_TOKEN) or the merge request of GitLab (GITLAB_TOKEN) that CI builds. The new comment replaces the old one. If the file is missing, the comment says that cenvpn could not judge the change: nobody reads an old report.",
  )
  .argument("<file>", "the report that check or plan wrote with --report markdown=FILE")
  .action(async (file: string) => {
    const forge = forgeFrom();
    const body = existsSync(file) ? withMarker(readFileSync(file, "utf8")) : couldNotBeJudged(forge.run);
    const before = (await forge.comments()).find((comment) => comment.isOurs && comment.body.startsWith(MARKER));
    if (before) await forge.replace(before.id, body);
    else await forge.add(body);
    process.stderr.write(before ? "Replaced the comment.\n" : "Added the comment.\n");
  });

/** A report begins with a marker that names its stacks; the next run may have others. */
function withMarker(report: string): string {
  return `${MARKER}\n${report.replace(/^<!-- cenvpn:.*-->\n/, "")}`;
}

function couldNotBeJudged(run: string | undefined): string {
  const where = run === undefined ? "See the log of this run." : `See [the log of this run](${run}).`;
  return `${MARKER}\n\n### cenvpn: the change could not be judged\n\nThis run ended before there was a plan. ${where}\n`;
}
