import { API_VPC } from "../../domain/source";
import { EVERY_PHASE, rule } from "../rule";
import { atDevice } from "./shared/far-end";

export default rule({
  id: "local-id-pinned",
  level: "warning",
  phases: EVERY_PHASE,
  title: "A tunnel to a device that pins the cloud's identity states that identity",
  why: "Left out, it is the tunnel's gateway address, which the attach allocates: nobody can set it in the device before.",
  source: API_VPC,
  fix: "localId: a domain name that the device expects, such as cloud.example.com",
  terraformFix: "local_id = a domain name that the device expects, such as cloud.example.com",
  subjects: (graph) => graph.tunnels(),
  check(tunnel, { devices }) {
    return atDevice(tunnel, devices, ({ pinsCloudId }) => {
      if (!pinsCloudId || tunnel.localId.isWritten()) return undefined;
      const what = "the device pins the cloud's identity, but the tunnel states none";
      return { what, allowed: "the identity that is set in the device", at: tunnel.localId };
    });
  },
  bad: "devices: {203.0.113.10: {pinsCloudId: true}} and a tunnel to 203.0.113.10 without localId",
  good: "devices: {203.0.113.10: {pinsCloudId: true}} and a tunnel to 203.0.113.10 with localId: cloud.example.com",
});
