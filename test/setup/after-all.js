const { rmSync } = require("node:fs");

module.exports = () => rmSync(process.env.CENVPN_TEST_FOLDER, { recursive: true, force: true });
