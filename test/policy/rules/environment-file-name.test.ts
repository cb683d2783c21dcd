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
    "a stack without an environment file": { in: good, as: ["synth"] },
    "a file with the environment's name": madeOf("environments/dev.yaml"),
    "a folder with the environment's name": madeOf("dev/network.yaml"),
    "a file with a general name, such as environment.yaml": madeOf("network/environment.yaml"),
    "such a file at the top": madeOf("environments.yml"),
  },
  finds: {
    "a folder with a general name": {
      ...madeOf("environments.d/stage.yaml"),
      findings: [{ message: "the environment dev stands in environments.d/stage.yaml" }],
    },
    "a file with another name": {
      ...madeOf("environments/stage.yaml"),
      findings: [
        { message: "the environment dev stands in environments/stage.yaml", fault: "environments/stage.yaml" },
      ],
    },
    "a file whose name only starts with the environment's": {
      ...madeOf("network/dev2.yaml"),
      findings: [{ message: "the environment dev stands in network/dev2.yaml" }],
    },
  },
});
