import { type Json, type JsonValue, judgeStack, patch, verdict } from "./fixtures";
import { good } from "./good";

const CONNECTION = "resource/alicloud_vpn_gateway_vpn_attachment/shanghai__main";
const TUNNEL = `${CONNECTION}/tunnel_options_specification/0`;
const GATEWAY = "resource/alicloud_vpn_customer_gateway/shanghai__edge-1";
const OFFICE = "resource/alicloud_vpn_connection/office__main";

const broken = (path: string, value: JsonValue | undefined) => patch(good, path, value);

describe("a missing value is unknown if the cloud or Terraform's environment chooses it", () => {
  const devices = { "203.0.113.20": { profile: "ios-xe" } } as const;
  const without = (json: Json, path: string) => patch(json, path, undefined);
  const IKE = "tunnel_ike_config";

  test.each<[string, Json, string]>([
    [
      "several-networks-need-ikev2",
      without(good, `${OFFICE}/tunnel_options_specification/0/${IKE}/0/ike_version`),
      "undecided",
    ],
    ["several-networks-need-ikev2", without(good, `${TUNNEL}/${IKE}/ike_version`), "pass"],
    ["ipsec-lifetime", without(good, `${TUNNEL}/${IKE}/ike_lifetime`), "undecided"],
    ["ipsec-lifetime", without(good, `${TUNNEL}/tunnel_ipsec_config/ipsec_lifetime`), "undecided"],
    [
      "ipsec-lifetime",
      without(without(good, `${TUNNEL}/${IKE}/ike_lifetime`), `${TUNNEL}/tunnel_ipsec_config/ipsec_lifetime`),
      "pass",
    ],
  ])("%s, case %#", (rule, json, expected) => {
    expect(verdict(judgeStack(json, { ruleOptions: { devices } }), rule)).toBe(expected);
  });
});

test("an empty value is called empty", () => {
  const reported = (path: string) => judgeStack(broken(path, "")).findings.map(({ message }) => message);
  expect(reported(`${GATEWAY}/ip_address`)).toContain("an empty text is not an IPv4 address");
});
