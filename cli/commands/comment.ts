import { existsSync, readFileSync } from "node:fs";
import { Command } from "commander";
import { forgeFrom } from "../forge";

/** The first line of every comment of ours, by which the next run finds it. */
const MARKER = "<!-- cenvpn -->";

export const command = new Command("comment")
  .description(
    "Puts a Markdown report on the pull request of GitHub (GITHUB_TOKEN) or the merge request of GitLab (GITLAB_TOKEN) that CI builds. The new comment replaces the old one. Where the file is missing, the comment says that nothing could be judged, so that no old report seems to be true.",
  )
  .argument("<file>", "the report that check or plan wrote with --report markdown=FILE")
  .action(async (file: string) => {
    const forge = forgeFrom();
    const body = existsSync(file) ? withMarker(readFileSync(file, "utf8")) : couldNotBeJudged(forge.run);
    const before = (await forge.comments()).find((comment) => comment.isOurs && comment.body.startsWith(MARKER));
    if (before) await forge.replace(before.id, body);
    else await forge.add(body);
    process.stderr.write(before ? "The comment is replaced.\n" : "The comment is added.\n");
  });

/** A report begins with a marker that names its stacks, which are others in the next run. */
function withMarker(report: string): string {
  return `${MARKER}\n${report.replace(/^<!-- cenvpn:.*-->\n/, "")}`;
}

function couldNotBeJudged(run: string | undefined): string {
  const where = run === undefined ? "See the log of this run." : `See [the log of this run](${run}).`;
  return `${MARKER}\n\n### cenvpn: the change could not be judged\n\nThis run ended before there was a plan. ${where}\n`;
}
