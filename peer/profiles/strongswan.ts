import { STRONGSWAN } from "../../domain/source";
import type { PeerProfile } from "../profile";
import { birdConf } from "./bird";
import { frrConf } from "./frr";
import { charonConf, interfacesScript, swanctlConf } from "./swanctl";

const SWANCTL = { title: "swanctl.conf(5) and strongswan.conf(5), strongSwan 5.9.8" };
const BESIDE = [
  "Copy swanctl.conf to /etc/swanctl/conf.d/ and charon.conf to /etc/strongswan.d/; run interfaces.sh, then swanctl --load-all.",
  "The firewall permits UDP 500, UDP 4500 and ESP from both gateway addresses.",
  "Kernel 4.19, iproute2 5.1 and strongSwan 5.8 have XFRM interfaces.",
];

/** IKE and IPsec by strongSwan, BGP by FRR. */
export const strongswan: PeerProfile = {
  checkedBy: "charon and FRR, which run it: words and values",
  confidence: "documented",
  sources: [SWANCTL, { title: "FRR user guide, 8.4" }, STRONGSWAN],
  beside: [...BESIDE, "Copy frr.conf into /etc/frr/frr.conf, with bgpd=yes in /etc/frr/daemons."],
  files: (device, psk) => [swanctlConf(device, psk), charonConf, interfacesScript(device), ...frrConf(device)],
};

/** The same with BGP by BIRD 2. */
export const strongswanBird: PeerProfile = {
  checkedBy: "charon and BIRD, which run it: words and values",
  confidence: "documented",
  sources: [SWANCTL, { title: "BIRD 2 user's guide, 2.0" }, STRONGSWAN],
  beside: [...BESIDE, "Copy bird.conf to /etc/bird/bird.conf."],
  files: (device, psk) => [swanctlConf(device, psk), charonConf, interfacesScript(device), ...birdConf(device)],
};
