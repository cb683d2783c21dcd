import { ikeIdProblem } from "../../domain/name";
import { API_VPC } from "../../domain/source";
import { EVERY_PHASE, each, rule } from "../rule";

export default rule({
  id: "ike-ids",
  level: "error",
  phases: EVERY_PHASE,
  title: "An IKE identity is an address or a domain name without spaces",
  why: "The API documents no other; with a space pasted along, phase 1 fails although both ends look the same.",
  source: API_VPC,
  fix: "give an IPv4 address or a domain name of up to 100 characters",
  subjects: (graph) => graph.tunnels(),
  check: ({ localId, remoteId }) =>
    each([localId, remoteId], (id) =>
      id.isHidden() ? undefined : id.problem((text) => (text === "" ? undefined : ikeIdProblem(text))),
    ),
  bad: "remoteId: edge 1 shanghai",
  good: "remoteId: edge-1.shanghai.example.com",
});
