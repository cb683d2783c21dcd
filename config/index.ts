export type { Account } from "./accounts";
export { type AddressBook, addressBook } from "./address-book";
export { type AddressClash, insideCidrPlace, type TunnelAddress } from "./addresses";
export { environmentFiles, selectedFiles } from "./discover";
export { parseSource, readDocument, type SourceDocument } from "./document";
export {
  type Connection,
  type CustomerGateway,
  type Environment,
  type Site,
  stackName,
  stackNames,
  type Tunnel,
} from "./environment";
export { type FileOfKeys, keysFileName, keysWanted, readKeysFile, withKeys } from "./keys-file";
export { type Loaded, loadEnvironments } from "./load";
export { type PolicyConfiguration, readPolicy } from "./policy";
export { readPrices } from "./prices";
export {
  byPosition,
  type FileProblem,
  FileProblemsError,
  formatFileProblem,
  type Path,
  type Position,
} from "./problem";
export { readQuotasFile } from "./quota-files";
export { type EnvironmentFile, EnvironmentSchema } from "./schema";
export type { QuotasFile } from "./schema/quota-files";
export {
  type ExistingTransitRouter,
  type NewTransitRouter,
  type RouteTable,
  type TransitRouter,
  transitRouterName,
} from "./transit-router";
