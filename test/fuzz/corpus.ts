import { readdirSync } from "node:fs";
import { join } from "node:path";

/** Environment files of the repository, each a project of its own. */
export function environmentFilesHere(): readonly string[] {
  return ["environments", "examples"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".yaml"))
      .map((name) => join(folder, name)),
  );
}
