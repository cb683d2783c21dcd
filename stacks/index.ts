export { SitesStack } from "./sites-stack";
export { synthesize } from "./synthesize";
