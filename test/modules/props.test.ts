import { TerraformStack, TerraformVariable } from "cdktf";
import { CustomerGateway, IpsecConnection, TransitRouter, VpnSite } from "../../modules";
import { resourceOf, synthesizeStack } from "../setup/synth";
import { connectionProps, PEER, refusal } from "./props";

describe("props that cannot work", () => {
  test("are refused all at once, with the construct's path, the value and what is allowed", () => {
    const error = refusal(
      (stack) =>
        new CustomerGateway(stack, "edge", { ip: "100.64.0.1", asn: 45104, tags: { "acs:x": "y", z: "aliyun" } }),
    );
    expect(Object.keys(error.problems)).toEqual(["ip", "asn", 'tags["acs:x"]', "tags.z"]);
    expect(error.message).toMatch(
      /^test\/modules\/props\.test\.ts:\d+:\d+ {2}test\/edge cannot be built:\n {2}ip: 100\.64\.0\.1 is in 100\.64\.0\.0\/10.* Allowed: .*\n {2}asn: /,
    );
  });

  test("of tunnels are reported by tunnel", () => {
    const error = refusal((stack) => {
      const { tunnels } = connectionProps(stack);
      new IpsecConnection(stack, "main", {
        ...connectionProps(stack),
        tunnels: {
          1: { ...tunnels[1], insideCidr: "169.254.0.0/30" },
          2: { customerGateway: PEER, psk: tunnels[2].psk },
        },
      });
    });
    expect(error.problems).toMatchObject({
      "tunnels.1.insideCidr": [{ what: "169.254.0.0/30 is reserved by the cloud" }],
      "tunnels.2.insideCidr": [{ what: "BGP is on, but the tunnel has no inside CIDR" }],
    });
  });

  test("of one tunnel only, and of unknown algorithms, are reported; flows with BGP are left to the rule", () => {
    const only = refusal((stack) => {
      const { tunnels } = connectionProps(stack);
      new IpsecConnection(stack, "main", { ...connectionProps(stack), tunnels: { 1: tunnels[1] } as typeof tunnels });
    });
    expect(only.problems).toMatchObject({ "tunnels.2": [{ what: "tunnel 2 is missing" }] });
    const wrong = refusal((stack) => {
      const crypto = { ike: { encryption: "aes512" as "aes256", lifetime: -1 } };
      const routing = { cloud: ["10.0.0.0/8"], site: ["192.168.0.0/16"] };
      new IpsecConnection(stack, "main", { ...connectionProps(stack), crypto, routing });
    });
    expect(Object.keys(wrong.problems)).toEqual(["crypto.ike.encryption", "crypto.ike.lifetime"]);
  });

  test("of edits in place with gateways of another stack, and of a useless revision, are reported", () => {
    const inPlace = refusal((stack) => {
      new IpsecConnection(stack, "main", { ...connectionProps(stack), tunnelEdits: "in-place" });
    });
    expect(Object.keys(inPlace.problems)).toEqual(["tunnels.1.customerGateway", "tunnels.2.customerGateway"]);
    const revision = refusal((stack) => {
      new IpsecConnection(stack, "main", { ...connectionProps(stack), revision: 2 });
    });
    expect(Object.keys(revision.problems)).toEqual(["revision"]);
  });

  test("of a site are reported by connection and tunnel", () => {
    const error = refusal((stack) => {
      new VpnSite(stack, "Shanghai", {
        customerGateways: { fw: { ip: "10.0.0.1" } },
        connections: {
          main: {
            bgp: { localAsn: 64512 },
            routes: ["10.1.0.0/16", "10.1.0.0/16"],
            tunnels: { 1: { customerGateway: "fw" }, 2: { customerGateway: "fv" } },
          },
        },
      });
    });
    expect(Object.keys(error.problems)).toEqual([
      "",
      "connections.main.routes",
      "connections.main.tunnels.1.insideCidr",
      "connections.main.tunnels.1.customerGateway",
      "connections.main.tunnels.2.insideCidr",
      "connections.main.tunnels.2.customerGateway",
      "connections.main",
    ]);
    expect(error.problems["connections.main.tunnels.2.customerGateway"]?.[0]?.fix).toBe("did you mean fw?");
  });

  test("a literal PSK is refused, but not repeated", () => {
    const error = refusal((stack) => {
      const { tunnels } = connectionProps(stack);
      new IpsecConnection(stack, "main", {
        ...connectionProps(stack),
        tunnels: { ...tunnels, 1: { ...tunnels[1], psk: "sEkReT" } },
      });
    });
    expect(error.problems).toHaveProperty(["tunnels.1.psk"]);
    expect(error.message).not.toContain("sEkReT");
  });
});

describe("tokens pass, and the plan is judged", () => {
  const variable = (stack: TerraformStack, name: string) => new TerraformVariable(stack, name, { type: "string" });

  test("of a customer gateway", () => {
    const json = synthesizeStack((stack) => {
      new CustomerGateway(stack, "edge", { ip: variable(stack, "ip").stringValue, terraformName: "edge" });
    });
    expect(resourceOf(json, "alicloud_vpn_customer_gateway.edge")).toMatchObject({ ip_address: "${var.ip}" });
  });

  test("of a connection: networks, ASN, inside CIDRs with their addresses", () => {
    const json = synthesizeStack((stack) => {
      const { tunnels } = connectionProps(stack);
      const inside = {
        insideCidr: variable(stack, "cidr").stringValue,
        cloudIp: variable(stack, "address").stringValue,
      };
      new IpsecConnection(stack, "main", {
        bgp: { localAsn: variable(stack, "asn").numberValue },
        tunnels: { 1: { ...tunnels[1], ...inside }, 2: tunnels[2] },
        terraformName: "main",
      });
      new IpsecConnection(stack, "flows", {
        routing: { cloud: [variable(stack, "network").stringValue], site: ["192.168.0.0/16"] },
        tunnels,
        terraformName: "flows",
      });
    });
    expect(resourceOf(json, "alicloud_vpn_gateway_vpn_attachment.main")).toMatchObject({
      tunnel_options_specification: [
        { tunnel_bgp_config: { local_asn: "${var.asn}", tunnel_cidr: "${var.cidr}", local_bgp_ip: "${var.address}" } },
        {
          tunnel_bgp_config: { local_asn: "${var.asn}", tunnel_cidr: "169.254.10.4/30", local_bgp_ip: "169.254.10.5" },
        },
      ],
    });
    expect(resourceOf(json, "alicloud_vpn_gateway_vpn_attachment.flows")).toMatchObject({
      local_subnet: "${var.network}",
    });
  });

  test("but not in a Terraform address, or if an address is derived from them", () => {
    const cidrs = refusal((stack) =>
      TransitRouter.fromIds(stack, "hub", {
        transitRouterId: "tr-abc",
        cenId: "cen-abc",
        cidrs: [variable(stack, "cidr").stringValue, "10.0.0.0/8"],
      }),
    );
    expect(cidrs.problems).toMatchObject({
      "cidrs[0]": [{ what: expect.stringContaining("a Terraform address needs it") }],
      "cidrs[1]": [{ what: expect.stringContaining("10.0.0.0/8") }],
    });
    const derived = refusal((stack) => {
      const { tunnels } = connectionProps(stack);
      const insideCidr = variable(stack, "cidr").stringValue;
      new IpsecConnection(stack, "main", {
        ...connectionProps(stack),
        tunnels: { 1: { ...tunnels[1], insideCidr }, 2: tunnels[2] },
      });
    });
    expect(derived.problems).toHaveProperty(["tunnels.1.cloudIp"]);
  });
});
