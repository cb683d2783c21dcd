import { judge, readStacks } from "../../policy";
import { type Json, stack } from "./fixtures";
import { good } from "./good";
import { planOf } from "./plan-of";
import { planOfChange } from "./plan-of-change";
import { stateOf } from "./state-of";

/** Properties that every JavaScript object inherits. */
const INHERITED = ["constructor", "toString", "hasOwnProperty", "valueOf", "__proto__"];

const body = (word: string): Json => ({
  [word]: "x",
  ip_address: word,
  instance_id: `\${${word}.${word}.${word}}`,
  // arguments that usually refer to the id of another resource
  ...Object.fromEntries(
    ["vpn_id", "cen_id", "transit_router_id", "customer_gateway_id", "vpn_gateway_id"].map((argument) => [
      argument,
      `\${${word}.${word}.id}`,
    ]),
  ),
});
/** A resource whose type is the word, and resources of our types whose name and arguments are the word. */
const named = (word: string): Json =>
  JSON.parse(
    JSON.stringify({
      resource: {
        [word === "__proto__" ? "proto" : word]: { a: body(word) },
        alicloud_vpn_customer_gateway: { a: body(word) },
        alicloud_vpn_gateway_vpn_attachment: { a: { ...body(word), tunnel_options_specification: [body(word)] } },
        alicloud_cen_transit_router_vpn_attachment: { a: body(word) },
        alicloud_cen_transit_router_grant_attachment: { a: body(word) },
      },
    })
      .replaceAll('"proto":', `"${word}":`)
      .replaceAll('"a":', `"${word}":`),
  ) as Json;

test.each(INHERITED)("no rule fails if a type, a name or an argument is called %s", (word) => {
  const json = stack(good, {});
  const strange = named(word);
  for (const form of [
    strange,
    planOf(strange),
    stateOf(strange),
    planOfChange(strange, json),
    planOfChange(json, strange),
  ]) {
    const { findings } = judge(readStacks({ name: word, json: form }));
    expect(findings.filter(({ message }) => message.includes("itself failed"))).toEqual([]);
  }
});
