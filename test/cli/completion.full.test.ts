import { rules } from "../../policy";
import { cenvpn, run } from "../setup/command";
import { debianPackages } from "../setup/debian";
import { temporaryFile } from "../setup/files";

// Real shells run the script that `cenvpn completion` prints, and show what they offer.

type Shell = "bash" | "zsh" | "fish";

const scripts = new Map<Shell, string>();

beforeAll(async () => {
  await debianPackages("zsh", "fish");
  for (const shell of ["bash", "zsh", "fish"] as const) {
    const { stdout } = await cenvpn(["completion", shell]);
    scripts.set(shell, temporaryFile(`cenvpn.${shell}`, stdout));
  }
});

/** The words that a shell offers for the last word of a line. */
async function offered(shell: Shell, line: string): Promise<string[]> {
  const script = scripts.get(shell) ?? "";
  const { stdout, stderr } = await {
    bash: () => run("bash", ["-c", IN_BASH, "bash", script, ...line.split(" ")]),
    fish: () => run("fish", ["--no-config", "-c", `source ${script}; complete -C "${line}"`]),
    zsh: () => run("zsh", ["-f", "-c", IN_ZSH, "zsh", script, line]),
  }[shell]();
  expect(stderr).toBe("");
  const shown = stdout.split("\n").map((each) => each.split("\t")[0]?.trim() ?? "");
  return shown.filter(Boolean).sort();
}

const IN_BASH = `
source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
_cenvpn
printf '%s\\n' "\${COMPREPLY[@]}"`;

/** Types the line in a terminal and asks for completion. zsh adds its matches with `compadd`. */
const IN_ZSH = `
zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "PS1= PROMPT_EOL_MARK= LISTMAX=1000; autoload -Uz compinit; compinit -D -u; source $1; \\
compadd() { local -a found; builtin compadd -O found \\"\\$@\\"; print -rl -- OFFERED:\\$^found; builtin compadd \\"\\$@\\" }; print READY"
zpty -r -m shell out '*READY*READY*'
zpty -w -n shell "$2"$'\\t\\t'
sleep 1
while zpty -r -t shell line; do print -r -- $line; done | grep -o 'OFFERED:[^[:space:]]*' | sed s/OFFERED:// | sort -u`;

const SHELLS = ["bash", "zsh", "fish"] as const;

describe.each(SHELLS)("%s offers", (shell) => {
  test("commands", async () => {
    expect(await offered(shell, "cenvpn re")).toEqual(["redact", "rehearse"]);
  });

  test("the options of a command", async () => {
    expect(await offered(shell, "cenvpn check --fa")).toEqual(["--fail-on"]);
  });

  test("the values of an option", async () => {
    expect(await offered(shell, "cenvpn bill --format ")).toEqual(["json", "text"]);
  });

  test("rules to explain", async () => {
    const expected = rules.map(({ id }) => id).filter((id) => id.startsWith("inside-"));
    expect(expected.length).toBeGreaterThan(2);
    expect(await offered(shell, "cenvpn explain inside-")).toEqual(expected.sort());
  });
});

test("an unknown shell is refused, with the known ones", async () => {
  const { exitCode, stderr } = await cenvpn(["completion", "tcsh"]);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/Allowed choices are bash, zsh, fish/);
});
