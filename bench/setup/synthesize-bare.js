// node synthesize-bare.js FOLDER SITES TEMPLATE: synthesizes the same resources with bindings alone. The template is the JSON of one
// site. For each site, each binding gets the template's values, with a token for each reference to another resource.
const { readFileSync } = require("node:fs");
const { App, LocalBackend, TerraformLocal, TerraformResource, TerraformStack, TerraformVariable } = require("cdktf");
const { AlicloudProvider } = require("@cdktf/provider-alicloud/lib/provider");

const [outdir, sites, template] = process.argv.slice(2);
const { data = {}, locals = {}, resource, variable = {} } = JSON.parse(readFileSync(template, "utf8"));
const bodies = { ...flat(data, "data."), ...flat(resource, "") };

const app = new App({ outdir });
const stack = new TerraformStack(app, "sites");
new AlicloudProvider(stack, "alicloud", { region: "cn-hangzhou" });
new LocalBackend(stack, { path: "terraform.tfstate" });
for (const [name, config] of Object.entries(variable)) new TerraformVariable(stack, name, config);
const shared = new Map();
for (let n = 0; n < Number(sites); n++) {
  const elements = new Map(shared);
  for (const address of Object.keys(bodies)) element(address, n, elements);
  for (const address of Object.keys(bodies).filter((each) => /^(data|terraform_data)\./.test(each)))
    shared.set(address, elements.get(address));
  for (const [name, values] of Object.entries(locals)) {
    new TerraformLocal(
      stack,
      `local ${ofSite(name, n)}`,
      value(values, n, elements, (key) => key),
    ).overrideLogicalId(ofSite(name, n));
  }
}
app.synth();

/** Blocks by address. */
function flat(types, prefix) {
  return Object.fromEntries(
    Object.entries(types).flatMap(([type, named]) =>
      Object.entries(named).map(([name, { "//": _, ...body }]) => [`${prefix}${type}.${name}`, body]),
    ),
  );
}

/** The element for site n at an address of the template. */
function element(address, n, elements) {
  const existing = elements.get(address);
  if (existing) return existing;
  const [type, name] = address.replace(/^data\./, "data_").split(".");
  if (type === "terraform_data") return terraformData(address, name, elements);
  const file = type.replace("alicloud_", type.startsWith("data_") ? "alicloud_" : "").replaceAll("_", "-");
  const binding = require(`@cdktf/provider-alicloud/lib/${file}`)[camel(`_${file.replaceAll("-", "_")}`)];
  const { dependsOn, ...config } = value(bodies[address], n, elements, camel);
  const made = new binding(stack, `${type} ${ofSite(name, n)}`, {
    ...config,
    ...(dependsOn ? { dependsOn: dependsOn.map((fqn) => ({ fqn })) } : {}),
  });
  made.overrideLogicalId(ofSite(name, n));
  elements.set(address, made);
  return made;
}

/** Terraform's own blocks, which no provider binds; one for all sites. */
function terraformData(address, name, elements) {
  const made = new TerraformResource(stack, name, { terraformResourceType: "terraform_data" });
  made.overrideLogicalId(name);
  for (const [argument, content] of Object.entries(bodies[address])) made.addOverride(argument, content);
  elements.set(address, made);
  return made;
}

function value(body, n, elements, rename) {
  if (Array.isArray(body)) return body.map((each) => value(each, n, elements, rename));
  if (typeof body === "object") {
    return Object.fromEntries(
      Object.entries(body).map(([key, each]) => [rename(key), value(each, n, elements, rename)]),
    );
  }
  const [, address, attribute] = /^\$\{((?:data\.)?\w+\.[\w-]+)\.(\w+)\}$/.exec(body) ?? [];
  if (address in bodies) return element(address, n, elements).getStringAttribute(attribute);
  return typeof body === "string" ? ofSite(body, n) : body;
}

function ofSite(text, n) {
  return text.replaceAll("site-0", `site-${n}`);
}

function camel(name) {
  return name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
}
