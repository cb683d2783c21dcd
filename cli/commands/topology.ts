import { Command } from "commander";
import { readStacks } from "../../policy";
import { topologyMermaid } from "../../report/topology/mermaid";
import { shownTopology } from "../../report/topology/read";
import { topologySvg } from "../../report/topology/svg";
import { formatOption } from "../options";

const VIEWS = { mermaid: topologyMermaid, svg: topologySvg };
type View = keyof typeof VIEWS;

export const command = new Command("topology")
  .description(
    "Prints a picture: which devices lead over which connections to which transit routers. mermaid is a text that GitHub and GitLab draw in a block of ```mermaid; svg is a picture for any browser. What a plan does to things is their colour. Of more than 60 things only counts are drawn.",
  )
  .argument("<path...>", "synth folders, plan JSON, state JSON")
  .addOption(formatOption(Object.keys(VIEWS)).default("mermaid"))
  .action((paths: string[], { format }: { readonly format: View }) => {
    process.stdout.write(VIEWS[format](shownTopology(readStacks(paths))));
  });
