import { readdirSync } from "node:fs";
import { join } from "node:path";

/** Environment files of the repository, each a project of its own. */
export function environmentFilesHere(): readonly string[] {
  return ["environments", "examples"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .map((name) => join(folder, name))
      .filter((file) => /(^|\/)environments\/[^/]+\.yaml$/.test(file)),
  );
}
