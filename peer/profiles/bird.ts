import { shown } from "../later";
import { isBgp, type PeerDevice, type PeerTunnel } from "../model";
import { acceptedPrefixes, advertisedByDevice, advertisedPrefixes, type Prefix } from "../prefixes";
import type { ProfileFile } from "../profile";

// BGP of BIRD 2. Keywords: BIRD user's guide, chapters protocols and filters; each was run with 2.0.12.

export function birdConf({ tunnels }: PeerDevice): ProfileFile[] {
  const speakers = tunnels.filter(isBgp);
  const [first] = speakers;
  if (!first) return [];
  return [
    {
      name: "bird.conf",
      comment: "#",
      lines: [
        `router id ${first.site.insideIp};`,
        "protocol device { }",
        'protocol direct { ipv4; interface "ipsec*"; }',
        "protocol kernel {",
        "  ipv4 { export where source = RTS_BGP; };",
        "  merge paths on;",
        "}",
        "# Networks of the site: BIRD advertises them whether or not the kernel has a route to them.",
        "protocol static site {",
        "  ipv4;",
        ...advertisedByDevice(speakers).map((cidr) => `  route ${cidr} unreachable;`),
        "}",
        ...speakers.flatMap(session),
      ],
    },
  ];
}

function session(tunnel: PeerTunnel): string[] {
  const { index, site, cloud, standing, routing, name } = tunnel;
  if (routing.kind !== "bgp") return [];
  const asn = shown(routing.siteAsn);
  return [
    `# ${name}`,
    `filter vpn${index}_in {`,
    ...acceptedPrefixes(tunnel).map(({ action, ...prefix }) =>
      action === "deny"
        ? `  if net ~ [ ${pattern(prefix)} ] then reject;`
        : `  if net ~ [ ${pattern(prefix)} ] then { bgp_local_pref = ${standing.localPreference}; accept; }`,
    ),
    "  reject;",
    "}",
    `filter vpn${index}_out {`,
    ...advertisedPrefixes(tunnel).map(({ cidr }) => {
      const prepends = Array(standing.prepends).fill(`bgp_path.prepend(${asn}); `).join("");
      return `  if net = ${cidr} then { ${prepends}accept; }`;
    }),
    "  reject;",
    "}",
    `protocol bgp vpn${index} {`,
    `  local ${site.insideIp} as ${asn};`,
    `  neighbor ${cloud.insideIp} as ${routing.cloudAsn};`,
    `  keepalive time ${routing.keepalive};`,
    `  hold time ${routing.hold};`,
    // BIRD's own 60 s and more keep a tunnel that is back without BGP: measured in the proof.
    "  connect retry time 10;",
    "  error wait time 5, 30;",
    "  graceful restart off;",
    `  ipv4 { import filter vpn${index}_in; export filter vpn${index}_out; next hop self; };`,
    "}",
  ];
}

const pattern = ({ cidr, orLonger }: Omit<Prefix, "action">) => (orLonger ? `${cidr}+` : cidr);
