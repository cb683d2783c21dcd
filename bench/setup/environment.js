const fs = require("node:fs");
const path = require("node:path");

/**
 * An environment file with this many sites, each with two devices and a BGP connection. Beyond 4,480 sites, sites share inside
 * CIDRs; no check compares inside CIDRs of different sites.
 */
exports.environment = (folder, name, sites) => {
  const lines = Array.from({ length: sites }, (_, n) => {
    const cidr = (tunnel) => `169.254.${10 + ((n >> 5) % 140)}.${(n % 32) * 8 + tunnel * 4}/30`;
    return `  site-${n}:
    customerGateways:
      a: {ip: 203.${n >> 8}.${n & 255}.1, asn: 65010}
      b: {ip: 203.${n >> 8}.${n & 255}.2, asn: 65010}
    connections:
      main:
        tunnels: {1: {customerGateway: a, insideCidr: ${cidr(0)}}, 2: {customerGateway: b, insideCidr: ${cidr(1)}}}
`;
  });
  const file = path.join(folder, "environments", `${name}.yaml`);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const transitRouter = "{cen: cen-abc, id: tr-abc, cidrs: existing}";
  fs.writeFileSync(
    file,
    `name: ${name}\nregion: cn-hangzhou\ntransitRouter: ${transitRouter}\ndefaults: {bgp: {localAsn: 64512}}\nsites:\n${lines.join("")}`,
  );
  return file;
};
