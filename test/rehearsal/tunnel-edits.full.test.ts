import { type Rehearsal, startRehearsal, type TunnelEdits } from "../../rehearsal";
import { cenvpn } from "../setup/command";
import { temporaryFile } from "../setup/files";
import { CUSTOMER_GATEWAY, connection, folderWith, stack, tunnel, vpnGatewayConnection, write } from "./stack";

interface Change {
  readonly address: string;
  readonly actions: readonly string[];
  /** The planned PSKs, by tunnel. */
  readonly psks: Readonly<Record<string, string>>;
}

const ADDRESS = "alicloud_vpn_gateway_vpn_attachment.main";
const GATEWAYS = { site: CUSTOMER_GATEWAY, spare: { ip_address: "198.51.100.20", asn: "65020" } };
const withTunnels = (...tunnels: object[]) => withConnection({ tunnel_options_specification: tunnels });

const rehearsals: Rehearsal[] = [];
afterAll(() => Promise.all(rehearsals.map((rehearsal) => rehearsal.close())));

describe("with tunnel edits hidden, as the provider has them", () => {
  const plan = deployed("hidden", withConnection());

  test.each([
    ["an algorithm", withTunnels(tunnel(1, { ike: { ike_enc_alg: "aes" } }), tunnel(2))],
    ["a key", withTunnels(tunnel(1, { ike: { psk: "another-key" } }), tunnel(2))],
    ["the order of the tunnels", withTunnels(tunnel(2), tunnel(1))],
  ])("%s changes unseen", async (_, edited) => {
    expect(await plan(edited)).toEqual([]);
  });

  test("a PSK that moves to a new name stays the same", async () => {
    const edited = withConnection({
      vpn_attachment_name: "renamed",
      tunnel_options_specification: [tunnel(1, { ike: { psk: "another-key" } }), tunnel(2)],
    });
    expect(await plan(edited)).toEqual([
      { address: ADDRESS, actions: ["update"], psks: { 1: "key-of-tunnel-1", 2: "key-of-tunnel-2" } },
    ]);
  });

  test("a new customer gateway in one tunnel sends both tunnels", async () => {
    const gateway = "${alicloud_vpn_customer_gateway.spare.id}";
    const edited = withTunnels(tunnel(1, { gateway }), tunnel(2, { ike: { psk: "another-key" } }));
    expect(await plan(edited)).toEqual([
      { address: ADDRESS, actions: ["update"], psks: { 1: "key-of-tunnel-1", 2: "another-key" } },
    ]);
  });

  test("another network type replaces the connection", async () => {
    const edited = withConnection({ network_type: "private" });
    expect(await plan(edited)).toMatchObject([{ address: ADDRESS, actions: ["delete", "create"] }]);
  });
});

describe("with tunnel edits seen, by a provider in which tunnels are a list", () => {
  const plan = deployed("seen", withConnection());

  test.each([
    ["an algorithm", { ike_enc_alg: "aes" }, "key-of-tunnel-1"],
    ["a key", { psk: "another-key" }, "another-key"],
  ])("%s is planned in place", async (_, ike, psk) => {
    expect(await plan(withTunnels(tunnel(1, { ike }), tunnel(2)))).toEqual([
      { address: ADDRESS, actions: ["update"], psks: { 1: psk, 2: "key-of-tunnel-2" } },
    ]);
  });

  test("nothing is planned without an edit", async () => {
    expect(await plan(withConnection())).toEqual([]);
  });

  test("an edit is shown as sent, and no rule objects", async () => {
    await plan(withTunnels(tunnel(1, { ike: { ike_enc_alg: "aes" } }), tunnel(2)));
    const { stdout } = await cenvpn(["check", plan.shown(), "--format", "markdown"]);
    expect(stdout).toContain("### cenvpn: 1 tunnel negotiates again · ");
    expect(stdout).not.toContain("unsent-tunnel-edit");
  });

  test("so is an edit with a value that only the apply knows", async () => {
    const made = { terraform_data: { key: { input: "a-key-that-is-made" } } };
    const psk = "${terraform_data.key.output}";
    await plan({ ...made, ...withTunnels(tunnel(1, { ike: { psk } }), tunnel(2)) });
    const { stdout } = await cenvpn(["check", plan.shown()]);
    expect(stdout).not.toContain("unsent-tunnel-edit");
  });
});

describe("on a VPN gateway", () => {
  const [master, slave] = vpnGatewayConnection().tunnel_options_specification;
  const withSides = (...sides: unknown[]) => ({
    alicloud_vpn_customer_gateway: GATEWAYS,
    alicloud_vpn_connection: { main: vpnGatewayConnection({ tunnel_options_specification: sides }) },
  });
  const elsewhere = { ...slave, customer_gateway_id: "${alicloud_vpn_customer_gateway.spare.id}" };
  const plan = deployed("hidden", withSides(master, elsewhere));

  test("a tunnel's edit is planned in place", async () => {
    const dpd = { ...master, enable_dpd: false };
    expect(await plan(withSides(dpd, elsewhere))).toMatchObject([{ actions: ["update"] }]);
  });

  test("tunnels in another order replace the connection", async () => {
    expect(await plan(withSides(elsewhere, master))).toMatchObject([{ actions: ["delete", "create"] }]);
  });
});

function withConnection(overrides: object = {}) {
  return {
    alicloud_vpn_customer_gateway: GATEWAYS,
    alicloud_vpn_gateway_vpn_attachment: { main: connection({ ...overrides }) },
  };
}

interface Deployed {
  (edited: object): Promise<Change[]>;
  /** The last plan, as `terraform show` prints it. */
  shown(): string;
}

/** Deploys a resource before the tests; the result plans edits and shows their changes. */
function deployed(tunnelEdits: TunnelEdits, resource: object): Deployed {
  let rehearsal: Rehearsal;
  let folder: string;
  let shown: string;
  beforeAll(async () => {
    rehearsal = await startRehearsal({ tunnelEdits });
    rehearsals.push(rehearsal);
    folder = folderWith(stack({ resource }));
    await rehearsal.terraform(folder, ["init"]);
    await rehearsal.terraform(folder, ["apply", "-auto-approve"]);
  });
  const plan = async (edited: object) => {
    write(folder, stack({ resource: edited }));
    const { exitCode } = await rehearsal.terraform(folder, ["plan", "-detailed-exitcode", "-out=plan"]);
    const { stdout } = await rehearsal.terraform(folder, ["show", "-json", "plan"]);
    shown = stdout;
    const changes = changesOf(JSON.parse(stdout) as Plan);
    expect(exitCode).toBe(changes.length === 0 ? 0 : 2);
    return changes;
  };
  return Object.assign(plan, { shown: () => temporaryFile("plan.json", shown) });
}

interface Plan {
  readonly resource_changes: readonly {
    readonly address: string;
    readonly change: {
      readonly actions: readonly string[];
      readonly after: { tunnel_options_specification?: Tunnel[] };
    };
  }[];
}
interface Tunnel {
  readonly tunnel_index: number;
  readonly tunnel_ike_config: readonly { readonly psk: string }[];
}

function changesOf(plan: Plan): Change[] {
  return plan.resource_changes
    .filter(({ change }) => change.actions.join() !== "no-op")
    .map(({ address, change: { actions, after } }) => {
      const tunnels = after.tunnel_options_specification ?? [];
      const psks = tunnels.map((one) => [one.tunnel_index, one.tunnel_ike_config[0]?.psk]);
      return { address, actions, psks: Object.fromEntries(psks) };
    });
}
