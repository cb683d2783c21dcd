export { ENVIRONMENTS_FOLDER, environmentFiles, selectedFiles } from "./discover";
export { parseSource, readDocument, type SourceDocument } from "./document";
export type { Connection, CustomerGateway, Environment, Site, Tunnel } from "./environment";
export { type Loaded, loadEnvironments } from "./load";
export {
  type FileProblem,
  FileProblemsError,
  formatFileProblem,
  formatPath,
  type Path,
  type Position,
} from "./problem";
export { type EnvironmentFile, EnvironmentSchema } from "./schema";
