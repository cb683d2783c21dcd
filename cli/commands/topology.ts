import { join } from "node:path";
import { Command } from "commander";
import { readBuilt } from "../../app/build";
import { withTemporaryFolder } from "../../files/temporary-folder";
import { readStacks } from "../../policy";
import { topologyMermaid } from "../../report/topology/mermaid";
import { shownTopology } from "../../report/topology/read";
import { topologySvg } from "../../report/topology/svg";
import { ENVIRONMENTS, formatOption, UNNAMED } from "../options";
import { sorted } from "../paths";

const VIEWS = { mermaid: topologyMermaid, svg: topologySvg };
type View = keyof typeof VIEWS;

export const command = new Command("topology")
  .description(
    "Prints a picture of devices, connections and transit routers. GitHub and GitLab draw Mermaid in a block of ```mermaid; any browser shows SVG. Colours show what a plan does. With more than 60 things, the picture shows counts only.",
  )
  .argument("[path...]", `${ENVIRONMENTS}, synth folders, plan JSON, state JSON; ${UNNAMED}`)
  .addOption(formatOption(Object.keys(VIEWS)).default("mermaid"))
  .action((paths: string[], { format }: { readonly format: View }) => {
    const { environments, terraform } = sorted(paths);
    const stacks = withTemporaryFolder((folder) => {
      const isBuilt = environments === undefined || environments.length > 0;
      const built = isBuilt
        ? [readBuilt({ ...(environments ? { files: environments } : {}), outdir: join(folder, "stacks") }).folder]
        : [];
      return readStacks([...terraform, ...built]);
    });
    process.stdout.write(VIEWS[format](shownTopology(stacks)));
  });
