import { type Json, judgeStack, patch, site, stack, verdict } from "./fixtures";
import { at, good, CONNECTION as PATH } from "./good";
import { settled } from "./settled";

const CONNECTION = at(PATH);

// Blocks that the cloud reports, although no configuration has them.

const EMPTY_BGP = { bgp_status: "", local_asn: 0, local_bgp_ip: "", peer_asn: "", peer_bgp_ip: "", tunnel_cidr: "" };
const DEFAULT_IKE = {
  ...{ ike_version: "ikev1", ike_mode: "main", ike_enc_alg: "aes", ike_auth_alg: "md5", ike_pfs: "group2" },
  ...{ ike_lifetime: 86_400, local_id: "", remote_id: "", psk: "" },
};
const DEFAULT_BGP = { enable: true, local_asn: 45_104, local_bgp_ip: "", tunnel_cidr: "", status: "false" };
const NO_HEALTH_CHECK = {
  ...{ enable: false, dip: "", sip: "", interval: 3, retry: 3 },
  ...{ policy: "revoke_route", status: "" },
};

type Blocks = Readonly<Record<string, Json[]>>;

/** The plan of existing objects, with blocks that no configuration has. */
function readBack(
  json: Json,
  { inTunnels = {}, beside = {} }: { inTunnels?: Blocks; beside?: Blocks },
  address = CONNECTION,
) {
  return settled(json, (changes) => {
    const { change } = changes.get(address) ?? {};
    for (const values of [change?.before, change?.after]) {
      Object.assign(values ?? {}, beside);
      for (const tunnel of (values?.tunnel_options_specification ?? []) as Json[]) Object.assign(tunnel, inTunnels);
    }
  });
}

const withoutBgp = stack(site("shanghai", { routes: ["192.168.9.0/24"] }));
const found = (json: Json) => judgeStack(json).findings.map(({ rule, argument }) => [rule, argument]);
const open = (json: Json) => judgeStack(json).undecided.map(({ rule }) => rule);
const alone = [found(settled(withoutBgp)), open(settled(withoutBgp))];

test.each<[string, Parameters<typeof readBack>[1]]>([
  ["the BGP settings of a tunnel without BGP", { inTunnels: { tunnel_bgp_config: [EMPTY_BGP] } }],
  ["a health check that is off", { beside: { health_check_config: [NO_HEALTH_CHECK] } }],
  ["settings of the single-tunnel form", { beside: { ike_config: [DEFAULT_IKE], bgp_config: [DEFAULT_BGP] } }],
])("%s are none", (_, blocks) => {
  const json = readBack(withoutBgp, blocks);
  expect([found(json), open(json)]).toEqual(alone);
});

test("settings in a block without a visible author count, since a dynamic block may have written them", () => {
  const dynamic = { tunnel_bgp_config: [{ ...EMPTY_BGP, tunnel_cidr: "10.0.0.0/30" }] };
  expect(verdict(judgeStack(readBack(withoutBgp, { inTunnels: dynamic })), "inside-cidr")).toBe("fail");
  const on = { health_check_config: [{ ...NO_HEALTH_CHECK, enable: true }] };
  expect(verdict(judgeStack(readBack(withoutBgp, { beside: on })), "no-health-check-on-dual-tunnel")).toBe("fail");
});

test("literals count, even empty ones", () => {
  const tunnels = "resource/alicloud_vpn_gateway_vpn_attachment/shanghai__main/tunnel_options_specification";
  const empty = patch(good, `${tunnels}/0/tunnel_bgp_config`, { local_asn: 0, tunnel_cidr: "", local_bgp_ip: "" });
  expect(verdict(judgeStack(settled(empty)), "local-asn", CONNECTION)).toBe("fail");
});

test("a state reports the same of blocks that nobody wrote", () => {
  const values = (tunnel_bgp_config: Json[]) => ({
    ...{ id: "vco-1", local_subnet: "0.0.0.0/0", remote_subnet: "0.0.0.0/0" },
    tunnel_options_specification: [{ tunnel_index: 1, customer_gateway_id: "cgw-1", tunnel_bgp_config }],
  });
  const state = (blocks: Json[]) => {
    const [type, name] = CONNECTION.split(".");
    const resource = {
      address: CONNECTION,
      mode: "managed",
      type: String(type),
      name: String(name),
      values: values(blocks),
    };
    return { format_version: "1.0", values: { root_module: { resources: [resource] } } };
  };
  const judged = (blocks: Json[]) => verdict(judgeStack(state(blocks)), "inside-cidr");
  expect([judged([EMPTY_BGP]), judged([{ ...EMPTY_BGP, tunnel_cidr: "10.0.0.0/30" }])]).toEqual(["pass", "fail"]);
});
