import { ifDecided } from "../../graph/terraform/value";
import { quota } from "./quota";

export default quota({
  id: "transit-routers-per-connection",
  level: "error",
  refusedByCloud: true,
  limit: "transitRoutersPerConnection",
  title: "A connection is attached to one transit router, once",
  why: "The cloud refuses to attach a connection that is bound already.",
  fix: "remove the other attachments, or give each its own connection",
  bad: "two attachments with one vpn_id",
  good: "two attachments, each with its own vpn_id",
  members: (graph) =>
    [...graph.attachments(), ...graph.attachments.forgotten()].map((attachment) => ({
      resource: attachment.resource,
      key: [ifDecided(() => attachment.vpnId.identity())],
    })),
  describe: ({ key: [connection], used }) => `${connection} has ${used.min} attachments to transit routers`,
});
