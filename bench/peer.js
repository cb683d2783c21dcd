// Writes the configurations of the devices of many sites, with every profile in turn, compared with reading the environment file.
const { loadEnvironments } = require("../dist/config");
const { peerDevices } = require("../dist/peer/devices");
const { PROFILES, renderDevice } = require("../dist/peer/render");
const { environment } = require("./setup/environment");
const { row, temporaryFolder, times } = require("./setup/measure");

const SITES = 1_000;
const file = environment(temporaryFolder(), "large", SITES);
const profiles = Object.keys(PROFILES);
const { environments } = loadEnvironments([file]);
const [{ name, sites }] = environments;

let files = 0;
const render = () => {
  files = 0;
  for (const [key, site] of Object.entries(sites))
    for (const device of peerDevices({ environment: name, key, site, gatewayAddress: () => "198.51.100.1" }))
      files += renderDevice({ ...device, profile: profiles[files % profiles.length] }).length;
};
const [ours, theirs] = times([render, () => loadEnvironments([file])], 3);
row(
  `write ${files.toLocaleString("en")} files for ${SITES.toLocaleString("en")} sites`,
  ours,
  "reading the environment",
  theirs,
);
