import { Type } from "@sinclair/typebox";
import { closed, either, flag, oneOf, text } from "./words";

export const backend = either(
  oneOf(["local"] as const, "A state file beside the project."),
  closed(
    {
      oss: closed(
        {
          bucket: Type.String({ minLength: 1, description: "Bucket." }),
          prefix: Type.Optional(
            Type.String({ minLength: 1, description: "Folder in the bucket. Default: the stack's name." }),
          ),
          region: Type.Optional(text("region-id", "Region of the bucket. Default: the environment's.")),
          tablestore: Type.Optional(
            closed(
              {
                endpoint: Type.String({ minLength: 1, description: "Endpoint of the Tablestore instance." }),
                table: Type.String({ minLength: 1, description: "Table that holds the lock." }),
              },
              "Lock against two deployments at once.",
            ),
          ),
          encrypt: flag("Encrypt the state on the server: the state holds the PSKs of all tunnels. Default: true."),
        },
        "A state in Object Storage Service.",
      ),
    },
    "A state shared by the team.",
  ),
  "Where Terraform keeps its state: local, or a bucket. Default: local.",
);
