export { environmentFiles, isEnvironmentFile, selectedFiles } from "./discover";
export { parseSource, readDocument, type SourceDocument } from "./document";
export type { Environment, Site } from "./environment";
export type { Account } from "./environment/accounts";
export { stackName, stackNames } from "./environment/stack-names";
export {
  type ExistingTransitRouter,
  type NewTransitRouter,
  type RouteTable,
  type TransitRouter,
  transitRouterName,
} from "./environment/transit-router";
export { type BgpTunnel, insideCidrPlace } from "./inside-cidrs/bgp-tunnels";
export type { InsideCidrClash } from "./inside-cidrs/clashes";
export { type InsideCidrs, readInsideCidrs } from "./inside-cidrs/inside-cidrs";
export {
  type FileOfKeys,
  type KeyWanted,
  keysFileName,
  keysWanted,
  pskReader,
  readKeysFile,
  type UnfitKey,
  withKeys,
} from "./keys-file";
export { type Loaded, loadEnvironments } from "./load";
export {
  type NamedRules,
  type PolicyConfiguration,
  type ReadPolicyOptions,
  readNamedRules,
  readPolicy,
} from "./policy";
export { readPrices } from "./prices";
export {
  byPosition,
  type FileProblem,
  FileProblemsError,
  formatFileProblem,
  formatFileProblems,
  type Path,
  type Position,
} from "./problem";
export { readQuotasFile } from "./quota-files";
export type { EnvironmentFile } from "./schema";
export type { QuotasFile } from "./schema/quota-files";
