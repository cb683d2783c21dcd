import { overlaps, parseCidr } from "../../domain/ipv4";
import fc from "../setup/properties";
import { judgeStack, resources, UNKNOWN } from "./fixtures";

const RULE = "inside-cidrs-per-customer-gateway";
const TYPE = "alicloud_vpn_gateway_vpn_attachment";

const tunnel = fc.record({
  gateway: fc.constantFrom("cgw-1", "cgw-2"),
  block: fc.constantFrom("169.254.10.0/30", "169.254.10.4/30", "169.254.10.0/29", "169.254.11.0/30", UNKNOWN),
});
const connections = fc.array(fc.record({ tunnels: fc.tuple(tunnel, tunnel), isSure: fc.boolean() }), { maxLength: 5 });

function clash(one: string, other: string): boolean {
  const [first, second] = [parseCidr(one), parseCidr(other)];
  return first !== undefined && second !== undefined && overlaps(first, second);
}

test("of two connections with one block at one device the later is told, with the first before it", () => {
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
            (other) => other.isSure && other.index !== index && other.gateway === gateway && clash(other.block, block),
          );
        return twin
          ? [`${at}: ${block} is also an inside CIDR of ${TYPE}.c${twin.index} at the same customer gateway`]
          : [];
      });
      const told = judgeStack(resources({ [TYPE]: json }))
        .findings.filter(({ rule }) => rule === RULE)
        .map(({ address, argument, message }) => `${address} ${argument?.split(".")[1]}: ${message}`);
      expect(told.toSorted()).toEqual(expected.toSorted());
    }),
  );
});
