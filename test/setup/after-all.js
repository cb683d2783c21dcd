const { once } = require("node:events");
const { rmSync } = require("node:fs");

module.exports = async () => {
  for (const standing of globalThis.standing) standing.disconnect();
  await Promise.all(globalThis.standing.map((standing) => once(standing, "exit")));
  rmSync(process.env.CENVPN_TEST_FOLDER, { recursive: true, force: true });
};
