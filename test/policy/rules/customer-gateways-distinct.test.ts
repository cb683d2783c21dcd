import { type Json, patch, resources, stack, UNKNOWN } from "../fixtures";
import { at, changed, EDGE_1, GATEWAY_1, GATEWAY_2, good } from "../good";
import { testRule } from "../rule-test";

const ADDRESS = `${GATEWAY_2}/ip_address`;
const twice = patch(good, ADDRESS, EDGE_1);
const THIRD = "resource/alicloud_vpn_customer_gateway/third";
const alsoThere = (address: string, of = at(GATEWAY_1)) => ({
  at: "ip_address",
  message: `${EDGE_1} is also the address of ${of}`,
  address,
});

/** Two customer gateways with one address, each of its own provider configuration. */
const inTwo = (...providers: Json[]) => ({
  provider: { alicloud: providers },
  ...changed(resources({}), {
    [GATEWAY_1]: { provider: "alicloud", ip_address: EDGE_1 },
    [GATEWAY_2]: { provider: "alicloud.other", ip_address: EDGE_1 },
  }),
});
const oneGateway = (region: string) => ({
  provider: { alicloud: [{ region }] },
  ...changed(resources({}), { [GATEWAY_2]: { ip_address: EDGE_1 } }),
});

testRule("customer-gateways-distinct", {
  passes: {
    "different addresses": good,
    "one address in two regions": inTwo({ region: "cn-hangzhou" }, { alias: "other", region: "cn-beijing" }),
    "one address in stacks of two regions": { in: good, beside: { more: oneGateway("cn-beijing") } },
    "one address in two accounts' regions, of which the second has a copy of its own": {
      in: inTwo({ region: "cn-hangzhou" }, { alias: "other", region: "cn-beijing" }),
      beside: { more: changed(resources({}), { [GATEWAY_2]: { ip_address: "203.0.113.99" } }) },
    },
    "no address": patch(good, ADDRESS, undefined),
  },
  finds: {
    "two gateways with one address": { in: twice, findings: [alsoThere(at(GATEWAY_2))] },
    "three gateways with one address, each reported with the first": {
      in: patch(twice, THIRD, { ip_address: EDGE_1 }),
      findings: [alsoThere(at(GATEWAY_2)), alsoThere(at(THIRD))],
    },
    "two gateways with one address, beside one that may exist": {
      in: changed(good, {
        [`${GATEWAY_2}/ip_address`]: EDGE_1,
        [THIRD]: { ip_address: EDGE_1, count: UNKNOWN },
      }),
      as: ["synth"],
      findings: [alsoThere(at(GATEWAY_2))],
    },
    "one address in one of two provider configurations": {
      in: patch(inTwo({ region: "cn-hangzhou" }, { alias: "other", region: "cn-beijing" }), THIRD, {
        provider: "alicloud.other",
        ip_address: EDGE_1,
      }),
      findings: [alsoThere(at(THIRD), at(GATEWAY_2))],
    },
    "one address of several instances": {
      in: patch(good, `${GATEWAY_1}/count`, 2),
      as: ["synth"],
      findings: [{ at: "ip_address", message: `${EDGE_1} is the address of 2 instances`, address: at(GATEWAY_1) }],
    },
  },
  leavesOpen: {
    "an address that is not known": patch(good, ADDRESS, UNKNOWN),
    "whether two provider configurations of one region have one account": {
      in: inTwo({ region: "cn-hangzhou" }, { alias: "other", region: "cn-hangzhou" }),
      because: `whether ${at(GATEWAY_1)}, which has the same address, is in the same account and region is not known`,
    },
    "whether a provider configuration without a region has the same one": inTwo(
      {},
      { alias: "other", region: "cn-beijing" },
    ),
    "whether a second provider configuration without a region has the same one": inTwo(
      { region: "cn-beijing" },
      { alias: "other" },
    ),
    "whether two stacks of one region have one account": {
      in: stack(good),
      beside: { more: oneGateway("cn-hangzhou") },
    },
    "whether a gateway that may exist does": {
      in: changed(good, { [`${GATEWAY_1}/count`]: UNKNOWN, [ADDRESS]: EDGE_1 }),
      as: ["synth"],
    },
  },
});
