// Tests of the command and the app run what users run: the compiled files.
const { execFileSync } = require("node:child_process");
module.exports = () => {
  execFileSync("npm", ["run", "--silent", "build"], { stdio: "inherit" });
};
