import { secretsIn } from "../../../graph/read/secrets";
import { judge, readStacks } from "../../../policy";
import { FORMATS, render } from "../../../report";
import { type Json, type JsonValue, patch } from "../../policy/fixtures";
import { good } from "../../policy/good";
import { planOf } from "../../policy/plan-of";
import { stateOf } from "../../policy/state-of";

// When one value in a set of blocks is sensitive, Terraform marks the whole set. Every set of tunnels has a sensitive PSK.

const CONNECTION = "alicloud_vpn_gateway_vpn_attachment.shanghai__main";
const TUNNELS = "tunnel_options_specification";
const IDENTITY = `resource/${CONNECTION.replace(".", "/")}/${TUNNELS}/0/tunnel_ike_config/remote_id`;
/** This text is not a valid identity, so a finding about it could show it. */
const PLANTED = "Planted Identity!";

type Expression = { references: string[] } | { constant_value: string } | undefined;

/** The plan of the good stack, with the first tunnel's identity from an expression. */
function plan(value: string, expression: Expression, more: Json = {}): Json {
  const json = planOf(patch(good, IDENTITY, value));
  const changes = json.resource_changes as Json[];
  const index = changes.findIndex(({ address }) => address === CONNECTION);
  const marked = patch(json, `resource_changes/${index}/change/after_sensitive`, { [TUNNELS]: true });
  const { resources } = (json.configuration as Json).root_module as { resources: Json[] };
  const place = resources.findIndex(({ address }) => address === CONNECTION);
  const path = `configuration/root_module/resources/${place}/expressions/${TUNNELS}`;
  const written =
    expression === undefined
      ? patch(marked, path, undefined)
      : patch(marked, `${path}/0/tunnel_ike_config/0/remote_id`, expression as JsonValue);
  return { ...written, ...more };
}

function shown(json: Json): string {
  const judgement = judge(readStacks({ name: "dev-sites", json }));
  expect(judgement.findings.map(({ rule }) => rule)).toContain("ike-ids");
  return FORMATS.map((format) => render(judgement, format)).join("\n");
}

const reference = (...references: string[]) => ({ references });
const variable = (sensitive: boolean): Json => ({
  variables: { name: { value: PLANTED } },
  configuration: {
    root_module: { ...rootOf(plan(PLANTED, reference("var.name"))), variables: { name: { sensitive } } },
  },
});

function rootOf(json: Json): Json {
  return (json.configuration as Json).root_module as Json;
}

test.each([
  ["a local value", plan(PLANTED, reference("local.name"))],
  ["an output of a module", plan(PLANTED, reference("module.names.name", "module.names"))],
  ["another resource", plan(PLANTED, reference("random_password.name.result", "random_password.name"))],
  ["a sensitive variable", plan(PLANTED, reference("var.name"), variable(true))],
  ["a dynamic block, of which a plan shows nothing", plan(PLANTED, undefined)],
])("no report shows an identity that comes from %s", (_, json) => {
  expect(shown(json)).not.toContain(PLANTED);
});

test("nor the identity of a state", () => {
  const state = stateOf(patch(good, IDENTITY, PLANTED));
  const { resources } = (state.values as Json).root_module as { resources: Json[] };
  for (const resource of resources) resource.sensitive_values = { [TUNNELS]: true };
  expect(shown(state)).not.toContain(PLANTED);
});

test.each([
  ["stands in the text", plan(PLANTED, { constant_value: PLANTED })],
  ["comes from a variable that is not sensitive", plan(PLANTED, reference("var.name"), variable(false))],
  [
    "is seen in clear elsewhere",
    plan(PLANTED, reference("local.name"), { variables: { other: { value: [{ name: PLANTED }] } } }),
  ],
])("an identity that %s is shown", (_, json) => {
  expect(shown(json)).toContain(PLANTED);
});

test("a value in a format of the field is not a secret, unless it is an identity", () => {
  const address = "203.0.113.77";
  const secrets = secretsIn(plan(address, undefined));
  expect(secrets).toContain(address);
  for (const form of ["169.254.10.0/30", "aes256", "ikev2"]) expect(secrets).not.toContain(form);
  expect(
    secretsIn(plan(address, reference("local.address"), { variables: { edge: { value: address } } })),
  ).not.toContain(address);
});
