import { type Changes, changesOf } from "../../change";
import { judge, readStacks } from "../../policy";
import { noticesOf } from "../../report/change/outages";
import { titleOf } from "../../report/change/title";
import { IN_HANGZHOU, type Json, patch, site, sites, stack, UNKNOWN } from "../policy/fixtures";
import { planOf } from "../policy/plan-of";
import { planOfChange } from "../policy/plan-of-change";
import { act, type Changed, settled } from "../policy/settled";

const changes = (json: Json, name = "dev-sites"): Changes => {
  const found = changesOf(readStacks({ name, json }));
  if (!found) throw new Error("no plan");
  return found;
};
const SHANGHAI = stack(IN_HANGZHOU, site("shanghai"));
const CONNECTION = "resource/alicloud_vpn_gateway_vpn_attachment/shanghai__main";
const MAIN = "alicloud_vpn_gateway_vpn_attachment.shanghai__main";
const change = (...patches: readonly (readonly [path: string, value: never])[]) =>
  changes(
    planOfChange(
      SHANGHAI,
      patches.reduce<Json>((json, [path, value]) => patch(json, path, value), SHANGHAI),
    ),
  );
const main = ({ stacks }: Changes) => stacks[0]?.sites[0]?.connections[0];

/** The tunnels of the site in the fixture. */
const tunnelsOfSite = ((SHANGHAI.resource as Record<string, Record<string, Json>>).alicloud_vpn_gateway_vpn_attachment
  ?.shanghai__main?.tunnel_options_specification ?? []) as Json[];

/** The values of a connection's first tunnel. */
const tunnelOf = (values: Json | null | undefined): Json =>
  ((values?.tunnel_options_specification ?? []) as Json[])[0] ?? {};

/** The IKE settings of a connection's first tunnel. */
const ikeOf = (values: Json | null | undefined): Json =>
  ((tunnelOf(values).tunnel_ike_config ?? []) as Json[])[0] ?? {};

test("without a plan there is no change to show", () => {
  expect(changesOf(readStacks({ name: "dev-sites", json: SHANGHAI }))).toBeUndefined();
});

test("a plan that changes nothing lists its stack, without changes", () => {
  expect(changes(planOfChange(SHANGHAI, SHANGHAI)).stacks).toEqual([
    { stack: "dev-sites", sites: [], connections: [], shared: [], others: [] },
  ]);
});

describe("edits", () => {
  test("are reported old and new, in the words of the environment file", () => {
    const edited = change(
      [`${CONNECTION}/local_subnet`, "10.0.0.0/8" as never],
      [`${CONNECTION}/tags`, { team: "vpn" } as never],
    );
    expect(main(edited)?.itself?.edits).toEqual([
      { argument: "routing.cloud", from: "0.0.0.0/0", to: "10.0.0.0/8" },
      { argument: "tags.team", to: "vpn" },
    ]);
  });

  test("inside tunnels that the provider does not send are reported as not sent, with the ways to send them", () => {
    const lifetime = `${CONNECTION}/tunnel_options_specification/1/tunnel_ike_config/ike_lifetime`;
    const connection = main(change([lifetime, 86_400 as never]));
    expect(connection?.tunnels).toEqual([
      {
        tunnel: "2",
        action: "changed",
        detail: "edge-2, 169.254.10.4/30",
        edits: [{ argument: "ike.lifetime", from: "28800", to: "86400", unsent: "surely" }],
      },
    ]);
    expect(connection?.waysToSend).toContainEqual(expect.stringContaining("tunnelEdits: in-place in sites.shanghai"));
  });

  test("in HCL use Terraform's words", () => {
    const json = planOfChange(SHANGHAI, patch(SHANGHAI, `${CONNECTION}/local_subnet`, "10.0.0.0/8"));
    const inHcl = JSON.parse(
      JSON.stringify(json, (key, value) =>
        key === "constant_value" && /\$\{/.test(String(value)) ? undefined : value,
      ),
    );
    const [{ sites = [], connections = [] } = {}] = changes(inHcl).stacks;
    expect(sites).toEqual([]);
    expect(connections).toMatchObject([
      { connection: MAIN, itself: { edits: [{ argument: "local_subnet", from: "0.0.0.0/0", to: "10.0.0.0/8" }] } },
    ]);
  });

  test("name tunnels by their number, whatever their order in the plan", () => {
    const json = settled(SHANGHAI, (all) => {
      const connection = all.get(MAIN);
      act(connection, ["update"]);
      Object.assign(tunnelOf(connection?.change.before), { enable_dpd: false });
      ((connection?.change.after?.tunnel_options_specification ?? []) as Json[]).reverse();
    });
    expect(main(changes(json))?.tunnels).toMatchObject([
      { tunnel: "1", edits: [{ argument: "dpd", from: "false", to: "true" }] },
    ]);
  });

  test("show everything of a tunnel except the PSK, although Terraform marks the whole tunnel as sensitive", () => {
    const json = settled(SHANGHAI, (all) => {
      const connection = all.get(MAIN);
      act(connection, ["update"]);
      Object.assign(ikeOf(connection?.change.after), { psk: "planted-new-key" });
      Object.assign(ikeOf(connection?.change.before), { psk: "planted-old-key", ike_lifetime: 3_600 });
      const marks = { tunnel_options_specification: true };
      Object.assign(connection?.change ?? {}, { before_sensitive: marks, after_sensitive: marks });
    });
    const shown = changes(json);
    expect(main(shown)?.tunnels[0]?.edits).toEqual([
      { argument: "PSK", isSecret: true },
      { argument: "ike.lifetime", from: "3600", to: "28800" },
    ]);
    expect(JSON.stringify(shown)).not.toContain("planted");
  });

  test("between two sensitive values are reported without them: an address, a tag, a short text", () => {
    const json = settled(SHANGHAI, (all) => {
      const gateway = all.get("alicloud_vpn_customer_gateway.shanghai__edge-1");
      act(gateway, ["delete", "create"]);
      const values = (sign: string) => ({
        ip_address: sign === "a" ? "198.51.100.7" : "198.51.100.8",
        description: sign,
        tags: { team: `planted-${sign}`, kept: "planted-same" },
      });
      Object.assign(gateway?.change.before ?? {}, values("a"));
      Object.assign(gateway?.change.after ?? {}, values("b"));
      const marks = { ip_address: true, description: true, tags: { team: true, kept: true } };
      Object.assign(gateway?.change ?? {}, { before_sensitive: marks, after_sensitive: marks });
    });
    expect(changes(json).stacks[0]?.sites[0]?.customerGateways[0]?.edits).toEqual([
      { argument: "ip", isSecret: true },
      { argument: "description", isSecret: true },
      { argument: "tags.team", isSecret: true },
    ]);
  });

  test("of sensitive values show no value", () => {
    const json = settled(SHANGHAI, (all) => {
      const gateway = all.get("alicloud_vpn_customer_gateway.shanghai__edge-1");
      act(gateway, ["update"]);
      Object.assign(gateway?.change.after ?? {}, { description: "abc", customer_gateway_name: "to planted-name" });
      Object.assign(gateway?.change ?? {}, { after_sensitive: { description: true, customer_gateway_name: true } });
    });
    expect(changes(json).stacks[0]?.sites[0]?.customerGateways[0]?.edits).toEqual([
      { argument: "name", to: "(sensitive)" },
      { argument: "description", to: "(sensitive)" },
    ]);
  });

  test("with values that only the deployment shows say so", () => {
    const path =
      "resource/alicloud_cen_transit_router_vpn_attachment/shanghai__main/transit_router_attachment_description";
    const edited = planOfChange(patch(SHANGHAI, path, "old"), patch(SHANGHAI, path, UNKNOWN));
    expect(main(changes(edited))?.parts[0]?.edits).toEqual([
      { argument: "attachment.description", from: "old", isOpen: true },
    ]);
  });

  test("that the provider plans on a VPN gateway but never sends are reported as not sent", () => {
    const json: Json = {
      ...IN_HANGZHOU,
      resource: { alicloud_vpn_connection: { office__main: { vpn_gateway_id: "vpn-1", enable_tunnels_bgp: false } } },
    };
    const edited = planOfChange(
      json,
      patch(json, "resource/alicloud_vpn_connection/office__main/enable_tunnels_bgp", true),
    );
    const { summary, ...rest } = changes(edited);
    expect(main({ summary, ...rest })?.itself?.edits).toEqual([
      { argument: "bgp", from: "false", to: "true", unsent: "surely" },
    ]);
    expect(summary).toMatchObject({ resourcesUnsent: 1, tunnelsUnsent: 0 });
  });
});

describe("outages", () => {
  test("of a replaced connection show why, the order, the least duration, and other ways", () => {
    const [outage, ...others] = change([`${CONNECTION}/network_type`, "private" as never]).outages;
    expect(others).toEqual([]);
    expect(outage).toMatchObject({
      site: "shanghai",
      connection: "main",
      kind: "replaced",
      tunnels: ["1", "2"],
      carriesOn: false,
      newGatewayAddresses: true,
      causes: ["network public → private"],
      duration: { unknown: ["the cloud's own time", "the time until the devices have the new gateway addresses"] },
      instead: [expect.stringContaining("a second connection beside main in sites.shanghai.connections")],
    });
  });

  test("of a tunnel with a new device leave the other tunnel up", () => {
    const json = stack(SHANGHAI, {
      resource: { alicloud_vpn_customer_gateway: { "shanghai__edge-3": { ip_address: "203.0.113.30", asn: "65010" } } },
    });
    const path = `${CONNECTION}/tunnel_options_specification/0/customer_gateway_id`;
    const edited = patch(json, path, "${alicloud_vpn_customer_gateway.shanghai__edge-3.id}");
    const { outages, summary } = changes(planOfChange(json, edited));
    expect(outages).toMatchObject([
      { kind: "renegotiated", tunnels: ["1"], carriesOn: true, causes: ["customerGateway edge-1 → edge-3"] },
    ]);
    expect(summary).toMatchObject({ tunnelsRenegotiated: 1, sitesDown: 0 });
  });

  test("of a connection of one tunnel are reported, too", () => {
    const json: Json = {
      ...IN_HANGZHOU,
      resource: {
        alicloud_vpn_gateway_vpn_attachment: {
          office__main: { local_subnet: "0.0.0.0/0", remote_subnet: "0.0.0.0/0", ike_config: { ike_enc_alg: "aes" } },
        },
      },
    };
    const path = "resource/alicloud_vpn_gateway_vpn_attachment/office__main/ike_config/ike_enc_alg";
    expect(changes(planOfChange(json, patch(json, path, "aes256"))).outages).toMatchObject([
      { kind: "renegotiated", tunnels: ["1"], carriesOn: false, causes: ["ike_config.ike_enc_alg aes → aes256"] },
    ]);
  });

  test("of an attachment under another address end when the new attachment is there", () => {
    const moved = JSON.parse(
      JSON.stringify(SHANGHAI).replaceAll(
        /("alicloud_cen_transit_router_vpn_attachment":\{)"shanghai__main"/g,
        '$1"shanghai__main__again"',
      ),
    );
    expect(changes(planOfChange(SHANGHAI, moved)).outages).toMatchObject([
      { kind: "reattached", newGatewayAddresses: true, duration: { atLeast: 5 } },
    ]);
  });

  test("count a site if they concern everything that runs there, else connections", () => {
    const two = stack(SHANGHAI, {
      resource: JSON.parse(JSON.stringify(site("shanghai").resource).replaceAll("shanghai__main", "shanghai__spare")),
    });
    const all = Object.entries(two.resource as Json).map(([type, named]) => [
      type,
      Object.fromEntries(Object.entries(named as Json).filter(([name]) => name !== "shanghai__spare")),
    ]);
    const one = { ...two, resource: Object.fromEntries(all) };
    expect(changes(planOfChange(two, one)).summary).toMatchObject({ sitesRemoved: 0, connectionsRemoved: 1 });
    expect(changes(planOfChange(two, IN_HANGZHOU)).summary).toMatchObject({ sitesRemoved: 1, connectionsRemoved: 0 });
  });

  const ATTACHED: Json = {
    ...IN_HANGZHOU,
    resource: {
      alicloud_vpn_gateway_vpn_attachment: { v: { enable_tunnels_bgp: true, tunnel_bandwidth: "Standard" } },
      alicloud_cen_transit_router_vpn_attachment: {
        x: { vpn_id: "${alicloud_vpn_gateway_vpn_attachment.v.id}", auto_publish_route_enabled: true },
      },
    },
  };
  const ON_GATEWAY: Json = {
    ...IN_HANGZHOU,
    resource: {
      alicloud_vpn_gateway: { g: { bandwidth: 10, auto_propagate: true } },
      alicloud_vpn_connection: {
        v: {
          vpn_gateway_id: "${alicloud_vpn_gateway.g.id}",
          enable_tunnels_bgp: true,
          tunnel_options_specification: [{ customer_gateway_id: "cgw-1" }, { customer_gateway_id: "cgw-2" }],
        },
      },
      alicloud_vpn_route_entry: {
        r: { next_hop: "${alicloud_vpn_connection.v.id}", route_dest: "192.168.1.0/24", publish_vpc: true },
      },
    },
  };
  const edited = (json: Json, path: string, value: Parameters<typeof patch>[2]) =>
    changes(planOfChange(json, patch(json, `resource/${path}`, value)));
  const VPN_ATTACHMENT = "alicloud_cen_transit_router_vpn_attachment/x";
  const VPN_CONNECTION = "alicloud_vpn_connection/v";

  test.each([
    ["BGP", ATTACHED, "alicloud_vpn_gateway_vpn_attachment/v/enable_tunnels_bgp", "enable_tunnels_bgp true → false"],
    [
      "advertising",
      ATTACHED,
      `${VPN_ATTACHMENT}/auto_publish_route_enabled`,
      "auto_publish_route_enabled true → false",
    ],
    [
      "a route's publishing",
      ON_GATEWAY,
      "alicloud_vpn_route_entry/r/publish_vpc",
      "route 192.168.1.0/24: publish_vpc true → false",
    ],
    [
      "a VPN gateway's propagation",
      ON_GATEWAY,
      "alicloud_vpn_gateway/g/auto_propagate",
      "VPN gateway g: auto_propagate true → false",
    ],
  ])("are lost routes where %s is turned off", (_, json, path, cause) => {
    const { outages, summary } = edited(json, path, false);
    expect(outages).toMatchObject([
      { kind: "unrouted", tunnels: [], carriesOn: true, causes: [cause], duration: { isForGood: true } },
    ]);
    expect(summary).toMatchObject({ connectionsUnrouted: 1 });
  });

  test("are not reported if nothing uses what is turned off, or if something is turned on", () => {
    const unused = patch(ATTACHED, "resource/alicloud_vpn_gateway_vpn_attachment/v/enable_tunnels_bgp", false);
    expect(edited(unused, `${VPN_ATTACHMENT}/auto_publish_route_enabled`, false).outages).toEqual([]);
    const off = patch(ATTACHED, `resource/${VPN_ATTACHMENT}/auto_publish_route_enabled`, false);
    expect(edited(off, `${VPN_ATTACHMENT}/auto_publish_route_enabled`, true).outages).toEqual([]);
  });

  test("are both lost routes and tunnels that negotiate again if a plan does both", () => {
    const { alicloud_cen_transit_router_route_table_propagation: _, ...kept } = SHANGHAI.resource as Json;
    const after = patch({ ...SHANGHAI, resource: kept }, `${CONNECTION}/local_subnet`, "10.0.0.0/8");
    const both = changes(planOfChange(SHANGHAI, after));
    expect(both.outages).toMatchObject([
      {
        kind: "unrouted",
        tunnels: ["1", "2"],
        carriesOn: false,
        causes: [expect.stringMatching(/^propagation /), "routing.cloud 0.0.0.0/0 → 10.0.0.0/8"],
        steps: ["destroys the propagation", "changes the connection"],
      },
    ]);
    expect(both.summary).toMatchObject({ connectionsUnrouted: 1, tunnelsRenegotiated: 2 });
    expect(noticesOf(both)[0]?.what).toBe(" loses routes; tunnels 1 and 2 negotiate again at once");
  });

  test("are tunnels that negotiate again at every change of a connection that applies changes immediately", () => {
    const renamed = (json: Json) =>
      changes(planOfChange(json, patch(json, `${CONNECTION}/vpn_attachment_name`, "other"))).outages;
    expect(renamed(SHANGHAI)).toEqual([]);
    const immediate = patch(SHANGHAI, `${CONNECTION}/effect_immediately`, true);
    expect(renamed(immediate)).toMatchObject([{ kind: "renegotiated", tunnels: ["1", "2"], carriesOn: false }]);
    expect(changes(planOfChange(immediate, patch(immediate, `${CONNECTION}/tags`, { team: "vpn" }))).outages).toEqual(
      [],
    );
  });

  test("are lost routes if advertising is removed from the configuration, since the provider sends false", () => {
    const { outages, stacks } = edited(ATTACHED, `${VPN_ATTACHMENT}/auto_publish_route_enabled`, undefined);
    const edit = { argument: "auto_publish_route_enabled", from: "true", to: "false" };
    expect(outages).toMatchObject([{ kind: "unrouted", causes: ["auto_publish_route_enabled true → false"] }]);
    expect(stacks[0]?.connections[0]?.parts[0]?.edits).toEqual([edit]);
  });

  test("are lost routes if a route table's entry for the attachment is destroyed", () => {
    const entry = {
      transit_router_route_entry_destination_cidr_block: "192.168.1.0/24",
      transit_router_route_entry_next_hop_type: "Attachment",
      transit_router_route_entry_next_hop_id: "${alicloud_cen_transit_router_vpn_attachment.x.id}",
    };
    const json = patch(ATTACHED, "resource/alicloud_cen_transit_router_route_entry", { e: entry } as Json);
    expect(changes(planOfChange(json, ATTACHED)).outages).toMatchObject([
      { kind: "unrouted", causes: ["route entry 192.168.1.0/24"], steps: ["destroys the route entry"] },
    ]);
  });

  test("of a removed tunnel are not those of a tunnel that negotiates again", () => {
    const { outages, summary } = change([`${CONNECTION}/tunnel_options_specification`, [tunnelsOfSite[0]] as never]);
    expect(outages).toMatchObject([
      { kind: "tunnel-removed", tunnels: ["2"], carriesOn: true, duration: { isForGood: true } },
    ]);
    expect(summary).toMatchObject({ tunnelsRemoved: 1, tunnelsRenegotiated: 0 });
  });

  test("of a replaced VPN gateway include its place in the order, and its time", () => {
    const plan = settled(ON_GATEWAY, (all) => {
      const [gateway, connection] = ["alicloud_vpn_gateway.g", "alicloud_vpn_connection.v"].map((one) => all.get(one));
      act(gateway, ["delete", "create"], "bandwidth");
      act(connection, ["delete", "create"], "vpn_gateway_id");
      act(all.get("alicloud_vpn_route_entry.r"), ["delete", "create"], "vpn_gateway_id");
    });
    expect(changes(plan).outages).toMatchObject([
      {
        kind: "replaced",
        newGatewayAddresses: true,
        causes: ["vpn_gateway_id, which is itself replaced"],
        steps: [
          "destroys the route, then the connection, then the VPN gateway",
          "makes the VPN gateway, then the connection, then the route",
        ],
        duration: { atLeast: 45 },
      },
    ]);
  });

  test("of a connection that a tunnel's customer gateway replaces name tunnel and gateways", () => {
    const tunnels = `${VPN_CONNECTION}/tunnel_options_specification/1/customer_gateway_id`;
    const plan = planOfChange(ON_GATEWAY, patch(ON_GATEWAY, `resource/${tunnels}`, "cgw-3")) as Json & {
      resource_changes: Changed[];
    };
    const path = ["tunnel_options_specification", 1, "customer_gateway_id"];
    const connection = plan.resource_changes.find(({ address }) => address === "alicloud_vpn_connection.v");
    act(connection, ["delete", "create"]);
    Object.assign(connection?.change ?? {}, { replace_paths: [path] });
    expect(changes(plan).outages).toMatchObject([
      { kind: "replaced", causes: ["tunnel 2: customer_gateway_id cgw-2 → cgw-3"] },
    ]);
  });

  describe("of an attachment that another connection takes over", () => {
    const taken = (stays: boolean): Json => {
      const { v } = (ATTACHED.resource as { alicloud_vpn_gateway_vpn_attachment: Json })
        .alicloud_vpn_gateway_vpn_attachment;
      return patch(
        patch(ATTACHED, "resource/alicloud_vpn_gateway_vpn_attachment", { ...(stays ? { v } : {}), w: v } as Json),
        `resource/${VPN_ATTACHMENT}/vpn_id`,
        "${alicloud_vpn_gateway_vpn_attachment.w.id}",
      );
    };

    test("are those of the connection that had it", () => {
      const { outages, summary } = changes(planOfChange(ATTACHED, taken(true)));
      expect(outages).toMatchObject([
        {
          connection: "alicloud_vpn_gateway_vpn_attachment.v",
          kind: "detached",
          causes: ["vpn_id alicloud_vpn_gateway_vpn_attachment.v → alicloud_vpn_gateway_vpn_attachment.w"],
          steps: ["destroys the attachment"],
        },
      ]);
      expect(summary).toMatchObject({ connectionsDown: 1, connectionsAdded: 1 });
    });

    test("count once if that one is destroyed", () => {
      const { outages, summary } = changes(planOfChange(ATTACHED, taken(false)));
      expect(outages).toMatchObject([
        {
          connection: "alicloud_vpn_gateway_vpn_attachment.v",
          steps: ["destroys the attachment, then the connection"],
        },
      ]);
      expect(summary).toMatchObject({ connectionsDown: 0, connectionsRemoved: 1, connectionsAdded: 1 });
    });
  });

  test("are not reported if nothing ran before, or only names change", () => {
    expect(changes(planOf(sites(3))).outages).toEqual([]);
    expect(change([`${CONNECTION}/vpn_attachment_name`, "other" as never]).outages).toEqual([]);
  });
});

test("resources outside the field are counted by type", () => {
  const json = { ...SHANGHAI, resource: { ...(SHANGHAI.resource as Json) } };
  const plan = settled(json) as Json & { resource_changes: Changed[] };
  for (const name of ["a", "b"])
    plan.resource_changes.push({
      address: `aws_instance.${name}`,
      mode: "managed",
      type: "aws_instance",
      name,
      change: { actions: ["delete"], before: { id: name }, after: null, after_unknown: false },
    });
  const { stacks, summary } = changes(plan);
  expect(stacks[0]?.others).toEqual([{ type: "aws_instance", action: "destroy", count: 2 }]);
  expect(summary.resources.destroyed).toBe(2);
});

test("an object that a replacement left behind is reported beside its successor", () => {
  const plan = settled(SHANGHAI) as Json & { resource_changes: (Changed & { deposed?: string })[] };
  const gateway = plan.resource_changes.find(
    ({ address }) => address === "alicloud_vpn_customer_gateway.shanghai__edge-1",
  );
  if (!gateway) throw new Error("no gateway");
  const { before } = gateway.change;
  plan.resource_changes.push({
    ...gateway,
    deposed: "12345678",
    change: { actions: ["delete"], before: { ...before, id: "cgw-old" }, after: null, after_unknown: false },
  });
  const { stacks } = changes(plan);
  expect(JSON.stringify(stacks)).toContain("shanghai__edge-1 (deposed object 12345678)");
  expect(stacks[0]?.sites).toEqual([]);
});

/** A plan that replaces the connection, with other actions in place of OpenTofu's or Terraform's own. */
function replacing(actions: readonly string[]): Json {
  const plan = planOfChange(SHANGHAI, patch(SHANGHAI, `${CONNECTION}/network_type`, "private")) as Json & {
    resource_changes: Changed[];
  };
  for (const { address, change } of plan.resource_changes) if (address === MAIN) change.actions = [...actions];
  return plan;
}

test("a connection that is made again while the old one is forgotten is neither destroyed nor unchanged", () => {
  const { outages, stacks, summary } = changes(replacing(["forget", "create"]));
  expect(stacks[0]?.sites[0]?.connections[0]?.itself).toMatchObject({
    action: "forget-then-create",
    causes: ["network"],
  });
  expect(summary.resources).toMatchObject({ added: 1, forgotten: 1, destroyed: 0 });
  expect(outages.map(({ kind }) => kind)).not.toContain("replaced");
});

test("an action that nobody knows yet is a change", () => {
  const { stacks } = changes(replacing(["rebuild"]));
  expect(stacks[0]?.sites[0]?.connections[0]?.itself).toMatchObject({ action: "update" });
});

test("a refresh-only plan shows only changes by others", () => {
  const { resource_changes: planned, ...plan } = planOfChange(SHANGHAI, SHANGHAI);
  const [{ change: is, ...connection } = { change: {} }] = (planned as Changed[]).filter(
    ({ address }) => address === MAIN,
  );
  const { before: values } = is as Changed["change"];
  const after = { ...values, vpn_attachment_name: "by hand" };
  const found = changes({
    ...plan,
    planned_values: {},
    prior_state: { values: { root_module: { resources: [{ ...connection, values: after }] } } },
    resource_drift: [{ ...connection, change: { ...is, actions: ["update"], after } }],
  });
  const [{ drift = [], ...rest } = {}] = found.stacks;
  expect(drift).toMatchObject([{ name: "shanghai/main", edits: [{ argument: "name", to: "by hand" }] }]);
  expect(rest).toEqual({ stack: "dev-sites", sites: [], connections: [], shared: [], others: [] });
  const judgement = judge(readStacks({ name: "dev-sites", json: SHANGHAI }), { rules: [] });
  expect(titleOf(found, judgement)).toBe("1 resource changed by others");
});

test("changes by others since the last deployment stand apart, tunnels by number, without a PSK", () => {
  const drifted = (edit: (after: Json) => void, address = MAIN) => {
    const json = settled(SHANGHAI, (all, plan) => {
      const { change: is, ...resource } = all.get(address) as Changed;
      const after = JSON.parse(JSON.stringify(is.before)) as Json;
      edit(after);
      plan.resource_drift = [{ ...resource, change: { ...is, actions: ["update"], after } }];
    });
    const [{ drift = [], sites = [] } = {}] = changes(json).stacks;
    expect(sites).toEqual([]);
    return drift;
  };
  expect(
    drifted((after) => {
      Object.assign(ikeOf(after), { ike_lifetime: 3600, psk: "planted-Zq8Wm3Rt" });
      after.vpn_attachment_name = "by hand";
    }),
  ).toEqual([
    {
      kind: "connection",
      name: "shanghai/main",
      address: MAIN,
      action: "changed",
      edits: [
        expect.objectContaining({ argument: "name", to: "by hand" }),
        { argument: "tunnels.1.PSK", isSecret: true },
        { argument: "tunnels.1.ike.lifetime", from: "28800", to: "3600" },
      ],
    },
  ]);
  const reported = (after: Json) => Object.assign(ikeOf(after), { local_id: "198.51.100.1" });
  expect(drifted((after) => Object.assign(reported(after), { status: "other" }))).toEqual([]);
});
