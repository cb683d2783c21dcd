import { Lazy, TerraformVariable } from "cdktf";
import { type Guarded, keysGiven, settingsOf, tunnelGuard } from "../../../modules/connection/guard";
import type { TunnelArguments } from "../../../modules/connection/tunnels";
import { TerraformData } from "../../../modules/terraform/terraform-data";
import { synthesizeStack } from "../../setup/synth";

/** The synthesized form of a value with tokens. */
function written(make: (token: (name: string) => TerraformVariable) => unknown): unknown {
  const json = synthesizeStack((stack) => {
    const input = make((name) => new TerraformVariable(stack, name, {}));
    new TerraformData(stack, "shown", { input }).overrideLogicalId("shown");
  });
  return json.resource.terraform_data?.shown?.input;
}

const tunnel = (number: 1 | 2, psk: string) => ({ number, ike: { psk } }) as unknown as TunnelArguments;

test("a tunnel has a PSK, and the cloud accepts it", () => {
  const conditions = written((token) =>
    keysGiven("office-main", [tunnel(1, token("psk").stringValue), tunnel(2, '${var.psks["a"]}')]),
  );
  const sentence = (number: number, key: string) =>
    `office-main: tunnel ${number} has no PSK, or one that the cloud refuses. The PSK comes from ${key}. Allowed: 1 to 100 printable ASCII characters without spaces.`;
  expect(conditions).toEqual([
    { condition: '${can(regex("^[!-~]{1,100}$", var.psk))}', errorMessage: sentence(1, "var.psk") },
    { condition: '${can(regex("^[!-~]{1,100}$", var.psks["a"]))}', errorMessage: sentence(2, 'var.psks["a"]') },
  ]);
});

test("a PSK that is no plain reference becomes text in the condition", () => {
  const [{ condition }] = written(() => keysGiven("x", [tunnel(1, "a-${var.b}")])) as [{ condition: string }];
  expect(condition).toBe('${can(regex("^[!-~]{1,100}$", "a-${var.b}"))}');
});

test("settings are compared as texts", () => {
  const three = Lazy.numberValue({ produce: () => 3 });
  const yes = Lazy.anyValue({ produce: () => true }) as unknown as boolean;
  expect(
    written((token) =>
      settingsOf([
        {
          number: "1",
          psk: "x",
          settings: { a: "b", c: 1, d: true, e: token("e").stringValue, f: token("f").numberValue },
        },
        { number: "2", psk: "y", settings: { a: Lazy.stringValue({ produce: () => "plain" }), b: three, c: yes } },
      ]),
    ),
  ).toEqual({
    1: { a: "b", c: "1", d: "true", e: "${var.e}", f: "${var.f}" },
    2: { a: "plain", b: "3", c: "true" },
  });
});

const GUARDED: Guarded = {
  subject: "office-main",
  address: "x.y",
  tunnels: () => [
    { number: "1", psk: "${var.one}", settings: {} },
    { number: "2", psk: "${var.two}", settings: {} },
  ],
  settings: "local.settings",
  keys: true,
  edits: "refuse",
};

const guard = (change: Partial<Guarded> = {}) =>
  written(() => tunnelGuard({ ...GUARDED, ...change })) as { condition: string; errorMessage: string }[];

test("the guard compares each tunnel's settings and PSK with what is written", () => {
  expect(guard().map(({ condition }) => condition)).toEqual([
    '${alltrue([for t in self.tunnel_options_specification : alltrue([for name, value in local.settings[tostring(t.tunnel_index)] : try(tostring(merge(t, one(t.tunnel_ike_config), one(t.tunnel_ipsec_config), one(t.tunnel_bgp_config))[name]), "") == value])])}',
    '${alltrue([for t in self.tunnel_options_specification : contains([one(t.tunnel_ike_config[*].psk), "PLACEHOLDER-never-apply"], {"1" = var.one, "2" = var.two}[tostring(t.tunnel_index)])])}',
  ]);
});

test("the comparison of PSKs can be omitted", () => {
  expect(guard({ keys: false })).toEqual(guard().slice(0, 1));
});

const FIRST = (edits: string) => `Unless tunnelEdits: ${edits} is deployed already, deploy it first, without the edit.`;

test.each([
  [
    "refuse",
    "Undo the edit, or renew the connection with terraform apply -replace=x.y: an outage, with new gateway addresses.",
  ],
  ["in-place", `Raise the revision of the connection, which renews its customer gateways. ${FIRST("in-place")}`],
  [
    "replace",
    `Raise the revision of the connection, which replaces it: an outage, with new gateway addresses. ${FIRST("replace")}`,
  ],
] as const)("with tunnelEdits: %s the remedy is: %s", (edits, remedy) => {
  const differ = (what: string) =>
    `office-main: the ${what} of its tunnels in the cloud differ from the configuration, and the provider does not send edits inside a tunnel. ${remedy}`;
  expect(guard({ edits }).map(({ errorMessage }) => errorMessage)).toEqual([differ("settings"), differ("PSKs")]);
});
