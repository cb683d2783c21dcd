import { Argument, Command } from "commander";
import { bashCompletion } from "../completion/bash";
import { completed } from "../completion/command-line";
import { fishCompletion } from "../completion/fish";
import { zshCompletion } from "../completion/zsh";

const SHELLS = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion };

export const command = new Command("completion")
  .description("Prints a script that lets a shell complete commands, options and their values.")
  .addArgument(new Argument("<shell>", "the shell").choices(Object.keys(SHELLS)))
  .addHelpText(
    "after",
    `
Examples:
  source <(cenvpn completion bash)                                       in ~/.bashrc
  source <(cenvpn completion zsh)                                        in ~/.zshrc, after compinit
  cenvpn completion fish > ~/.config/fish/completions/cenvpn.fish`,
  )
  .action(printScript);

function printScript(this: Command, shell: keyof typeof SHELLS): void {
  process.stdout.write(SHELLS[shell](completed(this.parent ?? this)));
}
