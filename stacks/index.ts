export { HubStack } from "./hub-stack";
export { SitesStack } from "./sites-stack";
export { synthesize } from "./synthesize";
