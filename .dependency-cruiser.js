// Which room may import from which. What lives in each room: docs/architecture.md.
const ALLOWED = {
  domain: [],
  files: [],
  "providers/alicloud": [],
  site: ["domain"],
  config: ["domain", "files", "site"],
  peer: ["domain", "site"],
  modules: ["domain", "site"],
  stacks: ["domain", "files", "site", "modules", "config"],
  graph: ["domain", "files", "providers/alicloud"],
  policy: ["domain", "files", "providers/alicloud", "graph"],
  change: ["domain", "providers/alicloud", "graph"],
  report: ["domain", "providers/alicloud", "graph", "policy", "change"],
  cloud: ["domain"],
  rehearsal: ["domain", "files", "providers/alicloud", "cloud"],
  deploy: ["domain", "files", "rehearsal"],
  proof: ["domain", "cloud", "peer"],
  testing: ["domain", "policy", "report", "rehearsal", "deploy"],
  app: ["domain", "files", "config", "stacks", "graph", "policy", "report"],
  "main\\.ts": ["domain", "files", "stacks", "policy", "report", "app"],
  cli: [
    "domain",
    "files",
    "providers/alicloud",
    "site",
    "config",
    "modules",
    "stacks",
    "graph",
    "policy",
    "change",
    "peer",
    "report",
    "rehearsal",
    "deploy",
    "proof",
    "app",
  ],
};

// The same inside graph/ and policy/. What stands at the top of graph/ knows nothing of Terraform, and is for all.
const PLUMBING = "graph/[^/]+\\.ts";
const FLOORS = {
  [PLUMBING]: [],
  "graph/terraform": ["domain", "providers/alicloud", PLUMBING],
  "graph/network": ["domain", "graph/terraform", PLUMBING],
  "graph/read": ["domain", "files", "providers/alicloud", "graph/terraform", PLUMBING],
  "policy/rules": [
    "domain",
    "graph/(network|terraform)",
    PLUMBING,
    "policy/quota",
    "policy/(rule|options|example)\\.ts",
  ],
  "policy/quota": [
    "domain",
    "graph/(network|terraform)",
    PLUMBING,
    "policy/(rule|judgement|surroundings|example)\\.ts",
  ],
  "policy/waivers": ["domain", "graph/terraform", PLUMBING, "policy/(rule|judgement|fingerprint)\\.ts"],
};

const rooms = Object.entries({ ...ALLOWED, ...FLOORS }).map(([room, others]) => ({
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
      from: { path: "^(domain|files|site|config|peer|graph|policy|change|report|cloud|rehearsal|providers)/" },
      to: { path: "node_modules/(cdktf|constructs)/|^providers/alicloud/lib/" },
    },
    {
      name: "no-circular",
      comment: "Types included: in a circle nothing can be read first.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "pure-judgement",
      comment: "Judging knows no files: they are read before, and what is rejected is taken away after it.",
      severity: "error",
      from: { path: "^(graph/(terraform|network)|policy|change)/", pathNot: "^policy/reject\\.ts$" },
      to: { path: "^(node:)?(fs|process|child_process|path|os)$" },
    },
    {
      name: "no-orphans",
      severity: "error",
      from: {
        orphan: true,
        path: `^(${Object.keys(ALLOWED).join("|")}|[^/]+\\.ts$)|node_modules|^(node:)?(fs|os|path|process|child_process)$`,
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
      path: `^(${Object.keys(ALLOWED).join("|")}|[^/]+\\.ts$)|node_modules|^(node:)?(fs|os|path|process|child_process)$`,
    },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["require", "node", "types"] },
  },
};
