import { PROVIDER } from "../../domain/source";
import { EVERY_PHASE, rule } from "../rule";

export default rule({
  id: "auto-publish-explicit",
  level: "warning",
  phases: EVERY_PHASE,
  title: "An attachment says whether it advertises the transit router's routes to the site",
  why: "Left out, it is on after the first apply and off after the second: the site loses all routes to the cloud.",
  source: PROVIDER,
  fix: "auto_publish_route_enabled = true, as the console has it",
  subjects: (graph) => graph.attachments(),
  check: ({ autoPublish }) =>
    autoPublish.isGiven()
      ? undefined
      : { what: `${autoPublish.argument} is not given`, allowed: "true or false", at: autoPublish },
  bad: "no auto_publish_route_enabled",
  good: "auto_publish_route_enabled = true",
});
