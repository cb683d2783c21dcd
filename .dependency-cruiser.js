// Which room may import from which: the table of the README, checked.
const ALLOWED = {
  domain: [],
  files: [],
  "providers/alicloud": [],
  site: ["domain"],
  config: ["domain", "files", "site"],
  modules: ["domain", "site"],
  stacks: ["domain", "site", "modules", "config"],
  policy: ["domain", "files", "providers/alicloud"],
  report: ["domain", "providers/alicloud", "policy"],
  rehearsal: ["domain", "files", "providers/alicloud"],
  app: ["domain", "files", "config", "stacks", "policy", "report"],
  "main\\.ts": ["domain", "files", "stacks", "policy", "report", "app"],
  cli: [
    "domain",
    "files",
    "providers/alicloud",
    "site",
    "config",
    "modules",
    "stacks",
    "policy",
    "report",
    "rehearsal",
    "app",
  ],
};

const rooms = Object.entries(ALLOWED).map(([room, others]) => ({
  name: `${room.replace(/\W+/g, "-")}-imports`,
  severity: "error",
  from: { path: `^${room}(/|$)` },
  to: {
    pathNot: [
      `^${room}(/|$)`,
      ...others.map((other) => `^${other}(/|$)`),
      "(^|/)node_modules/",
      "^providers/alicloud/(lib|arguments)",
    ],
    dependencyTypesNot: ["core"],
  },
}));

module.exports = {
  forbidden: [
    ...rooms,
    {
      name: "cdktf-above-the-waist",
      comment: "Everything below Terraform's JSON works on anybody's JSON, so it knows no cdktf.",
      severity: "error",
      from: { path: "^(domain|files|site|config|policy|report|rehearsal|providers)/" },
      to: { path: "node_modules/(cdktf|constructs)/|^providers/alicloud/lib/" },
    },
    {
      name: "one-graph",
      comment: "Rules and quotas know the graph, and not in which form a stack was given.",
      severity: "error",
      from: { path: "^policy/(model|rules|quota|waivers)/" },
      to: { path: "^policy/adapters/" },
    },
    {
      name: "no-orphans",
      severity: "error",
      from: {
        orphan: true,
        path: "^(domain|files|site|config|modules|stacks|policy|report|rehearsal|app|cli)/",
        pathNot: "\\.d\\.ts$",
      },
      to: {},
    },
    {
      name: "only-stated-libraries",
      severity: "error",
      from: { pathNot: "^(test|bench)/" },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"], dependencyTypesNot: ["npm-peer"] },
    },
  ],
  options: {
    parser: "swc",
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules|^providers/alicloud/lib" },
    exclude: { path: "^(dist|coverage|providers/alicloud/generated)/" },
    includeOnly: {
      path: "^(domain|files|providers|site|config|modules|stacks|policy|report|rehearsal|app|cli|[^/]+\\.ts$)|node_modules",
    },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["require", "node", "types"] },
  },
};
