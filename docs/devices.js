// Makes docs/devices.md and a page for each profile, from the profiles' statements and an example in the form of a users' file.
"use strict";

const { parseSource } = require("../dist/config/index.js");
const { toEnvironment } = require("../dist/config/environment/index.js");
const { DEVICE_PROFILES, deviceRoutingProblem, limitsOf } = require("../dist/domain/device/index.js");
const { citation } = require("../dist/domain/source.js");
const { peerDevices } = require("../dist/peer/devices.js");
const { pskReference } = require("../dist/peer/psk.js");
const { configuration, profileOf } = require("../dist/peer/render.js");

/** Pages by their path from the repository's root. */
function devicePages() {
  return {
    "docs/devices.md": overview(),
    ...Object.fromEntries(DEVICE_PROFILES.map((name) => [`docs/devices/${name}.md`, page(name)])),
  };
}

function overview() {
  const head = ["profile", "BGP", "static", "flows", "phase 1 without", "phase 2 without", "checked by", "keywords"];
  const rows = (kind) => DEVICE_PROFILES.filter((name) => limitsOf(name).kind === kind).map(overviewRow);
  return [
    "# Devices and clouds at the other end",
    "",
    "`cenvpn peer` writes the configuration of each of these: [peers.md](peers.md). `npm run docs` writes this page from the profiles.",
    "",
    "A keyword is *documented* by the vendor or run by us, *seen* in a public configuration or tool of somebody else, or *inferred*, which",
    "nobody has tried. A mark in the file shows lines that are less sure than the rest.",
    "",
    "## Devices",
    "",
    ...table(head, rows("device")),
    "",
    "Any other device gets a sheet: `sheet.md` for people, `sheet.json` for programs. So do OPNsense and pfSense, whose",
    "configuration has no text form.",
    "",
    "## Clouds",
    "",
    ...table(head, rows("cloud")),
    "",
  ].join("\n");
}

function overviewRow(name) {
  const limits = limitsOf(name);
  const profile = profileOf(name);
  const link = `[${name}](devices/${name}.md): ${limits.title}`;
  if (!profile) return [link, "–", "–", "–", "", "", `*refused: ${limits.refused.why}*`, ""];
  return [
    link,
    ...["bgp", "static", "flows"].map((routing) => (deviceRoutingProblem(name, routing) ? "–" : "yes")),
    (limits.refuses?.ike ?? []).join(", "),
    (limits.refuses?.ipsec ?? []).join(", "),
    profile.checkedBy ?? "*not machine-checked*",
    profile.confidence,
  ];
}

function page(name) {
  const limits = limitsOf(name);
  const profile = profileOf(name);
  const lines = [`# ${limits.title}`, "", `\`profile: ${name}\`, one of [the profiles](../devices.md).`, ""];
  if (!profile)
    return [...lines, `Refused: ${limits.refused.why} (${citation(limits.refused.source)}).`, ""].join("\n");
  const checked = profile.checkedBy ? `Checked by ${profile.checkedBy}.` : "Not machine-checked.";
  return [
    ...lines,
    `${checked} Keywords: ${profile.confidence}${profile.confidence === "inferred" ? "" : " unless marked"}.`,
    "",
    ...profile.sources.map((source) => `- ${citation(source)}`),
    "",
    "## Limits",
    "",
    ...limitLines(limits),
    "",
    "## What is left to you",
    "",
    ...profile.beside.map((line) => `- ${line}`),
    "",
    "## Example",
    "",
    "```yaml",
    example(name),
    "```",
    "",
    ...filesOf(name).flatMap(({ name: file, text }) => [
      `\`${file}\`:`,
      "",
      `\`\`\`${language(file)}`,
      text.trimEnd(),
      "```",
      "",
    ]),
  ].join("\n");
}

function limitLines({ refuses, unwritten, routing, lifetimes, psk, insideCidrs, asns }) {
  const lines = [
    refuses && [`phase 1 without ${list(refuses.ike)}, phase 2 without ${list(refuses.ipsec)}`, refuses],
    routing && [`routing: ${routing.kinds.join(", ")}`, routing],
    lifetimes && [
      ["ike", "ipsec"]
        .filter((phase) => lifetimes[phase])
        .map((phase) => `lifetime of ${phase}: ${lifetimes[phase].join(" to ")} s`)
        .join(", "),
      lifetimes,
    ],
    psk && [`PSK: ${psk.shortest ?? 1} to ${psk.longest ?? 100} characters, ${psk.words}`, psk],
    insideCidrs && [insideCidrWords(insideCidrs), insideCidrs],
    asns && [
      `not ASN ${asns.refused.map(([from, to]) => (from === to ? from : `${from} to ${to}`)).join(", ")} at the other end`,
      asns,
    ],
  ].filter(Boolean);
  const stated = lines.map(([text, { source }]) => `- ${text} (${citation(source)})`);
  const ours = unwritten ? [`- cenvpn writes no configuration with ${unwritten.join(", ")}`] : [];
  return stated.length + ours.length > 0 ? [...stated, ...ours] : ["None that is known."];
}

function insideCidrWords({ within, except, siteIp }) {
  return [
    within && `inside CIDRs of ${within.join(" or ")}`,
    except && `inside CIDRs other than ${except.join(", ")}`,
    siteIp && `has the ${siteIp} of the two inside addresses`,
  ]
    .filter(Boolean)
    .join("; ");
}

const list = (words) => (words.length > 0 ? words.join(", ") : "nothing");

/** Inside addresses that every profile accepts. */
function example(name) {
  const [one, two] = ["169.254.21.0/30, cloudIp: 169.254.21.2", "169.254.21.4/30, cloudIp: 169.254.21.6"];
  return `name: example
region: eu-central-1
transitRouter: {cen: cen-abc123, id: tr-abc123, cidrs: [10.255.0.0/24]}
sites:
  berlin:
    customerGateways:
      edge:
        ip: 203.0.113.10
        asn: 65010
        device: {profile: ${name}, networks: {site: [192.168.30.0/24]}, preference: active-standby}
    connections:
      main:
        bgp: {localAsn: 64512}
        tunnels:
          1: {customerGateway: edge, insideCidr: ${one}}
          2: {customerGateway: edge, insideCidr: ${two}}`;
}

function filesOf(name) {
  const { name: environment, sites } = toEnvironment(parseSource("example.yaml", example(name)));
  const source = {
    environment,
    key: "berlin",
    site: sites.berlin,
    gatewayAddress: (_, tunnel) => `198.51.100.${tunnel}`,
  };
  return peerDevices(source).flatMap((device) => configuration(device, pskReference));
}

const language = (file) => ({ json: "json", yaml: "text", sh: "text" })[file.split(".").at(-1)] ?? "text";

function table(head, rows) {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
}

module.exports = { devicePages };
