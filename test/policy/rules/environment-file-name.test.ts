import type { Json } from "../fixtures";
import { good } from "../good";
import { testRule } from "../rule-test";

/** A stack that was made from an environment file. The tests call the stack dev-sites. */
const madeOf = (environment: string) => ({
  in: { ...good, "//": { cenvpn: { environment } } } as Json,
  as: ["synth"] as const,
});

testRule("environment-file-name", {
  passes: {
    "a stack that is made of no environment file": { in: good, as: ["synth"] },
    "a file of the environment's name": madeOf("environments/dev.yaml"),
    "a folder of the environment's name": madeOf("dev/network.yaml"),
    "a file that is called by what it is": madeOf("network/environment.yaml"),
    "one at the top": madeOf("environments.yml"),
  },
  finds: {
    "a folder that is called by what is in it": {
      ...madeOf("environments.d/stage.yaml"),
      findings: [{ message: "the environment dev stands in environments.d/stage.yaml" }],
    },
    "a file of another name": {
      ...madeOf("environments/stage.yaml"),
      findings: [
        { message: "the environment dev stands in environments/stage.yaml", fault: "environments/stage.yaml" },
      ],
    },
    "a file whose name only begins like the environment's": {
      ...madeOf("network/dev2.yaml"),
      findings: [{ message: "the environment dev stands in network/dev2.yaml" }],
    },
  },
});
