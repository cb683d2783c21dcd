import { Command } from "commander";
import { ResourceGraph } from "../../graph/network/graph";
import { topologyOf } from "../../graph/network/topology";
import { readStacks } from "../../policy";
import { topologyMermaid } from "../../report/mermaid";

export const command = new Command("topology")
  .description(
    "Prints a picture in Mermaid's language, which GitHub and GitLab draw in a block of ```mermaid: which devices lead over which connections to which transit routers. What a plan does to them is their colour. Of more than 60 things only counts are drawn.",
  )
  .argument("<path...>", "synth folders, plan JSON, state JSON")
  .action((paths: string[]) => {
    process.stdout.write(topologyMermaid(topologyOf(new ResourceGraph(readStacks(paths)))));
  });
