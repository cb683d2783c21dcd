import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import fc from "fast-check";
import { PLANTED } from "./mutate";
import { LONGEST, runsOf, STACK_TRACE } from "./property";

/** A command line, and the files of the folder in which a user runs it. */
export interface Call {
  readonly args: readonly string[];
  readonly files: Readonly<Record<string, string>>;
}

interface Outcome {
  readonly exitCode: number;
  readonly printed: string;
  readonly took: number;
}

const DOCUMENTED = [0, 1, 2, 3, 4];

/**
 * Checks what the command promises for every call: a documented exit code, in bounded time, no PSK, no stack trace.
 * @param mayRepeat whether the output may repeat a PSK of the call itself, such as one written as the owner of a waiver
 */
export async function commandAnswersAll(
  calls: fc.Arbitrary<Call>,
  share = 1,
  mayRepeat: (exitCode: number) => boolean = () => false,
): Promise<void> {
  const host = new Host();
  try {
    await fc.assert(
      fc.asyncProperty(calls, async (call) => {
        const { exitCode, printed, took } = await host.call(call);
        const wrong = [
          !DOCUMENTED.includes(exitCode) && `the exit code is ${exitCode}`,
          took > LONGEST && `the answer took ${took} ms`,
          !mayRepeat(exitCode) && printed.toLowerCase().includes(PLANTED.toLowerCase()) && "the answer repeats a PSK",
          STACK_TRACE.test(printed) && "the answer has a stack trace",
        ].filter(Boolean);
        if (wrong.length > 0) throw new Error(`${wrong.join(", ")}: cenvpn ${JSON.stringify(call.args)}\n${printed}`);
      }),
      runsOf(share),
    );
  } finally {
    host.close();
  }
}

/** A process that runs one command after the other. A new process replaces one that hangs or dies. */
class Host {
  #process: ChildProcessWithoutNullStreams | undefined;

  public call(call: Call): Promise<Outcome> {
    const child = this.#process ?? start();
    this.#process = child;
    return new Promise((resolve, reject) => {
      const lines = createInterface({ input: child.stdout });
      const fail = (why: string) => {
        this.close();
        reject(new Error(`the command ${why}: cenvpn ${JSON.stringify(call.args)}`));
      };
      const ended = () => fail("ended the process");
      const timer = setTimeout(() => fail("gives no answer"), 3 * LONGEST);
      child.once("exit", ended);
      lines.once("line", (line) => {
        clearTimeout(timer);
        child.off("exit", ended);
        lines.close();
        resolve(JSON.parse(line));
      });
      child.stdin.write(`${JSON.stringify(call)}\n`);
    });
  }

  public close(): void {
    this.#process?.removeAllListeners("exit");
    this.#process?.kill("SIGKILL");
    this.#process = undefined;
  }
}

/** Starts without Terraform, git, credentials or a home, so that a call affects only its folder. */
function start(): ChildProcessWithoutNullStreams {
  const { CENVPN_TEST_FOLDER } = process.env;
  const env = {
    PATH: "/nonexistent",
    HOME: "/nonexistent",
    ALIBABA_CLOUD_ECS_METADATA_DISABLED: "true",
    CENVPN_TEST_FOLDER,
  };
  const child = spawn(process.execPath, [`${__dirname}/cli-host.js`], { env });
  child.stderr.resume();
  return child;
}
