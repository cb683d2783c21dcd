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
    "Prints a picture of devices, connections and transit routers. GitHub and GitLab draw Mermaid in a block of ```mermaid; any browser shows SVG. Colours show what a plan does. With more than 60 things, the picture shows counts only.",
  )
  .argument("<path...>", "synth folders, plan JSON, state JSON")
  .addOption(formatOption(Object.keys(VIEWS)).default("mermaid"))
  .action((paths: string[], { format }: { readonly format: View }) => {
    process.stdout.write(VIEWS[format](shownTopology(readStacks(paths))));
  });
