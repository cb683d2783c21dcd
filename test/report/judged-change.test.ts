import { changesOf } from "../../change";
import { judge, readStacks } from "../../policy";
import { htmlReport, markdownReport, shownTopology, textReport } from "../../report";
import { IN_HANGZHOU, patch, site, sites, stack } from "../policy/fixtures";
import { planOfChange } from "../policy/plan-of-change";
import { expectGolden, pageText } from "../setup/golden";

// A change with errors and findings, new findings apart from earlier ones. People have reviewed these files.

const CONNECTION = "resource/alicloud_vpn_gateway_vpn_attachment";
const TUNNELS = "tunnel_options_specification";

const before = patch(
  stack(IN_HANGZHOU, sites(3)),
  `${CONNECTION}/site-3__main/${TUNNELS}/0/tunnel_ike_config/ike_enc_alg`,
  "des",
);
/** A replaced site, a tunnel whose edit is not sent, and a new site with an inside CIDR that the cloud refuses. */
const after = [
  [`${CONNECTION}/site-1__main/network_type`, "private"],
  [`${CONNECTION}/site-2__main/${TUNNELS}/1/tunnel_ike_config/ike_lifetime`, 3_600],
  [`${CONNECTION}/new__main/${TUNNELS}/0/tunnel_bgp_config/tunnel_cidr`, "169.254.169.252/30"],
].reduce((json, [path, value]) => patch(json, String(path), value), stack(before, site("new")));

const stacks = readStacks({ name: "dev-sites", json: planOfChange(before, after) });
const [judgement, changes] = [judge(stacks), changesOf(stacks)];

test.each([
  ["txt", textReport(judgement, undefined, changes)],
  ["md", markdownReport(judgement, changes)],
  ["html", pageText(htmlReport(judgement, { changes, topology: shownTopology(stacks) }))],
])("is reported as change/golden/with-errors.%s", (form, text) => {
  expectGolden(`change/golden/with-errors.${form}`, text);
});
