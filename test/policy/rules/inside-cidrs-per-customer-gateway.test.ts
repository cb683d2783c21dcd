import { overlaps, parseCidr } from "../../../domain/ipv4";
import fc from "../../setup/properties";
import { judgeStack, patch, resources, UNKNOWN } from "../fixtures";
import {
  at,
  CHENGDU,
  CONNECTION,
  changed,
  GATEWAY_2,
  good,
  OFFICE,
  OFFICE_TUNNEL_2,
  reference,
  TUNNEL_2,
} from "../good";
import { testRule } from "../rule-test";

const RULE = "inside-cidrs-per-customer-gateway";
const TYPE = "alicloud_vpn_gateway_vpn_attachment";
const CIDR_2 = `${TUNNEL_2}/tunnel_bgp_config/tunnel_cidr`;
const CHENGDU_2 = `${CHENGDU}/tunnel_options_specification/1`;
/** Chengdu's second tunnel ends at Shanghai's second device, with this inside CIDR. */
const shared = (cidr: string) =>
  changed(good, {
    [`${CHENGDU_2}/customer_gateway_id`]: reference(GATEWAY_2),
    [`${CHENGDU_2}/tunnel_bgp_config`]: { tunnel_cidr: cidr },
  });
const also = (cidr: string, of: string) => `${cidr} is also an inside CIDR of ${of} at the same customer gateway`;
const BLOCK = "tunnels.2.bgp.tunnel_cidr";

testRule(
  RULE,
  {
    passes: {
      "a different block for each tunnel": good,
      "two connections of one device with different blocks": shared("169.254.10.8/30"),
      "one block at two devices": patch(shared("169.254.10.4/30"), `${CHENGDU_2}/customer_gateway_id`, "cgw-other"),
      "one block on both tunnels of a connection, which another rule reports": changed(good, {
        [CIDR_2]: "169.254.10.0/30",
        [`${TUNNEL_2}/customer_gateway_id`]: reference(GATEWAY_2.replace("edge-2", "edge-1")),
      }),
      "a tunnel without a block": patch(shared("169.254.10.4/30"), CIDR_2, undefined),
    },
    finds: {
      "one block in two connections to one device": {
        in: shared("169.254.10.4/30"),
        findings: [
          { at: BLOCK, message: also("169.254.10.4/30", at(CHENGDU)), address: at(CONNECTION), with: [at(CHENGDU)] },
        ],
      },
      "a block around the other": {
        in: shared("169.254.10.0/28"),
        findings: [{ at: BLOCK, message: also("169.254.10.4/30", at(CHENGDU)), address: at(CONNECTION) }],
      },
      "one block on a VPN gateway and on a transit router": {
        in: changed(good, {
          [`${OFFICE_TUNNEL_2}/customer_gateway_id`]: reference(GATEWAY_2),
          [`${OFFICE_TUNNEL_2}/tunnel_bgp_config`]: { tunnel_cidr: "169.254.10.4/30" },
        }),
        findings: [{ at: BLOCK, message: also("169.254.10.4/30", at(CONNECTION)), address: at(OFFICE) }],
      },
      "one block at a device with an id": {
        in: changed(shared("169.254.10.4/30"), {
          [`${CHENGDU_2}/customer_gateway_id`]: "cgw-other",
          [`${TUNNEL_2}/customer_gateway_id`]: "cgw-other",
        }),
        findings: [{ at: BLOCK, message: also("169.254.10.4/30", at(CHENGDU)), address: at(CONNECTION) }],
      },
    },
    leavesOpen: {
      "a block": patch(good, CIDR_2, UNKNOWN),
      "a device": patch(shared("169.254.10.4/30"), `${CHENGDU_2}/customer_gateway_id`, UNKNOWN),
    },
  },
  () => {
    const tunnel = fc.record({
      gateway: fc.constantFrom("cgw-1", "cgw-2"),
      block: fc.constantFrom("169.254.10.0/30", "169.254.10.4/30", "169.254.10.0/29", "169.254.11.0/30", UNKNOWN),
    });
    const connections = fc.array(fc.record({ tunnels: fc.tuple(tunnel, tunnel), isSure: fc.boolean() }), {
      maxLength: 5,
    });
    const clash = (one: string, other: string) => {
      const [first, second] = [parseCidr(one), parseCidr(other)];
      return first !== undefined && second !== undefined && overlaps(first, second);
    };

    test("of two connections with one block at one device the later is reported, and names the first", () => {
      fc.assert(
        fc.property(connections, (all) => {
          const json = Object.fromEntries(
            all.map(({ tunnels, isSure }, index) => [
              `c${index}`,
              {
                ...(isSure ? {} : { count: "${var.many}" }),
                enable_tunnels_bgp: true,
                tunnel_options_specification: tunnels.map(({ gateway, block }, number) => ({
                  tunnel_index: number + 1,
                  customer_gateway_id: gateway,
                  tunnel_bgp_config: { tunnel_cidr: block },
                })),
              },
            ]),
          );
          const placed = all.flatMap(({ tunnels, isSure }, index) =>
            tunnels.map((own, number) => ({ ...own, index, isSure, at: `${TYPE}.c${index} ${number + 1}` })),
          );
          const expected = placed.flatMap(({ gateway, block, index, isSure, at }, place) => {
            if (!isSure) return [];
            const twin = placed
              .slice(0, place)
              .find(
                (other) =>
                  other.isSure && other.index !== index && other.gateway === gateway && clash(other.block, block),
              );
            return twin ? [`${at}: ${also(block, `${TYPE}.c${twin.index}`)}`] : [];
          });
          const found = judgeStack(resources({ [TYPE]: json }))
            .findings.filter(({ rule }) => rule === RULE)
            .map(({ address, argument, message }) => `${address} ${argument?.split(".")[1]}: ${message}`);
          expect(found.toSorted()).toEqual(expected.toSorted());
        }),
      );
    });
  },
);
