// Real plans: Terraform makes them with the simulated cloud.
const { createHash } = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");
const { tmpdir } = require("node:os");
const { startRehearsal } = require("../../dist/rehearsal");
const CRYPTO = require("../../test/setup/strong-crypto.json");

/** The number of resources of one site: two customer gateways, connection, attachment, association, propagation. */
const PER_SITE = 6;

/** The path of the plan. All runs share a plan, which stays in the temporary folder until its sources change. */
exports.planOf = async (resources) => {
  const sites = Math.ceil(resources / PER_SITE);
  const written = {
    "main.tf.json": JSON.stringify(configuration(sites)),
    "terraform.tfvars.json": JSON.stringify({ keys_1: keysOf(1, sites), keys_2: keysOf(2, sites) }),
  };
  const version = createHash("sha256").update(JSON.stringify(written)).digest("hex").slice(0, 8);
  const file = path.join(tmpdir(), `cenvpn-bench-plan-${resources}-${version}.json`);
  if (fs.existsSync(file)) return file;
  process.stderr.write(`Planning ${resources} resources…\n`);
  const folder = fs.mkdtempSync(path.join(tmpdir(), "cenvpn-bench-plan-"));
  for (const [name, text] of Object.entries(written)) fs.writeFileSync(path.join(folder, name), text);
  const rehearsal = await startRehearsal();
  try {
    for (const args of [["init"], ["plan", "-out=plan"], ["show", "-json", "plan"]]) {
      const { exitCode, stdout, stderr } = await rehearsal.terraform(folder, args);
      if (exitCode !== 0) throw new Error(stderr);
      if (args[0] !== "show") continue;
      fs.writeFileSync(`${file}.new`, stdout);
      fs.renameSync(`${file}.new`, file);
    }
  } finally {
    await rehearsal.close();
    fs.rmSync(folder, { recursive: true });
  }
  return file;
};

/**
 * Sites as plain Terraform, with for_each over a map. The map has many groups, because Terraform's time grows with the square of a
 * group.
 */
function configuration(sites) {
  const groups = Array.from({ length: Math.ceil(sites / PER_GROUP) }, (_, n) => n * PER_GROUP);
  const all = groups.map((first) => group(first, Math.min(PER_GROUP, sites - first)));
  const types = Object.keys(all[0]);
  return {
    terraform: { required_providers: { alicloud: { source: "aliyun/alicloud" } } },
    provider: { alicloud: [{ region: "eu-central-1" }] },
    variable: { keys_1: KEYS, keys_2: KEYS },
    resource: Object.fromEntries(types.map((type) => [type, Object.assign({}, ...all.map((one) => one[type]))])),
  };
}

const KEYS = { type: "map(string)", sensitive: true };

/** The PSKs of all tunnels with a number, by site. */
function keysOf(number, sites) {
  return Object.fromEntries(
    Array.from({ length: sites }, (_, n) => [`site-${n}`, `planted-key-of-site-${n}-${number}`]),
  );
}

/** A device's address without its last part. No two sites share an address. */
const ADDRESS = "${20 + floor(each.value / 62500)}.${floor(each.value / 250) % 250}.${each.value % 250}";

/** The environment of as many sites on one transit router, with a raised limit, so that no rule finds anything. */
const PER_GROUP = 39;

function group(first, sites) {
  const each = { for_each: `\${{for n in range(${first}, ${first + sites}) : "site-\${n}" => n}}` };
  const [a, b, main] = ["a", "b", "main"].map((name) => `${name}-${first}`);
  const gateway = (device) => ({
    ...each,
    ip_address: `${ADDRESS}.${device}`,
    asn: "65010",
    tags: { site: "${each.key}" },
  });
  const link = {
    ...each,
    transit_router_attachment_id: `\${alicloud_cen_transit_router_vpn_attachment.${main}[each.key].id}`,
    transit_router_route_table_id: "vtb-bench",
  };
  return {
    alicloud_vpn_customer_gateway: { [a]: gateway(10), [b]: gateway(11) },
    alicloud_vpn_gateway_vpn_attachment: {
      [main]: {
        ...each,
        vpn_attachment_name: "${each.key}-main",
        network_type: "public",
        local_subnet: "0.0.0.0/0",
        remote_subnet: "0.0.0.0/0",
        effect_immediately: true,
        enable_tunnels_bgp: true,
        tunnel_options_specification: [tunnel(1, a), tunnel(2, b)],
        tags: { site: "${each.key}" },
      },
    },
    alicloud_cen_transit_router_vpn_attachment: {
      [main]: {
        ...each,
        vpn_id: `\${alicloud_vpn_gateway_vpn_attachment.${main}[each.key].id}`,
        transit_router_id: `tr-${first}`,
        auto_publish_route_enabled: true,
      },
    },
    alicloud_cen_transit_router_route_table_association: { [main]: link },
    alicloud_cen_transit_router_route_table_propagation: { [main]: link },
  };
}

function tunnel(number, device) {
  return {
    tunnel_index: number,
    customer_gateway_id: `\${alicloud_vpn_customer_gateway.${device}[each.key].id}`,
    enable_dpd: true,
    enable_nat_traversal: true,
    tunnel_ike_config: [{ ...CRYPTO.ike, psk: `\${var.keys_${number}[each.key]}` }],
    tunnel_ipsec_config: [CRYPTO.ipsec],
    tunnel_bgp_config: [
      {
        local_asn: 64_512,
        tunnel_cidr: `\${cidrsubnet("169.254.10.0/24", 6, ${number})}`,
        local_bgp_ip: `\${cidrhost(cidrsubnet("169.254.10.0/24", 6, ${number}), 1)}`,
      },
    ],
  };
}
