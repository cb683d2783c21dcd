// Reads and validates a large environment file.
const { readFileSync } = require("node:fs");
const YAML = require("yaml");
const { loadEnvironments } = require("../dist/config");
const { environment } = require("./setup/environment");
const { row, temporaryFolder, times } = require("./setup/measure");

const SITES = 10_000;
const file = environment(temporaryFolder(), "large", SITES);
const text = readFileSync(file, "utf8");
const [ours, theirs] = times(
  [
    () => {
      const { problems } = loadEnvironments([file]);
      if (problems.length > 0) throw new Error(problems[0].what);
    },
    () => YAML.parseDocument(text),
  ],
  3,
);
row(`read and validate ${SITES.toLocaleString("en")} sites`, ours, "parsing the YAML", theirs);
