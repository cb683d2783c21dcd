import { network, overlaps, parseCidr, parseIpv4 } from "../../domain/ipv4";
import { wordedFigures } from "../../domain/problem";
import { type Actions, action } from "../action";
import { type Fields, sent } from "../fields";
import type { CloudObject, Inventory } from "../inventory";
import { Refusal } from "../refusal";
import { takenAddresses } from "../vpc/connection";
import { type TransitRouter, transitRouter } from "./transit-router";

/** A block from which tunnels get their gateway addresses. */
interface TransitRouterCidr extends Fields {
  readonly TransitRouterId: string;
  readonly TransitRouterCidrId: string;
  readonly Cidr: string;
}

const KIND = "TransitRouterCidr";

/** The block of a transit router that existed before. */
const BEFORE = "10.255.0.0/16";

const REQUEST = {
  Cidr: "text",
  ClientToken: "text",
  Description: "text",
  DryRun: "flag",
  Name: "text",
  PublishCidrRoute: "flag",
  RegionId: "text",
  TransitRouterCidrId: "text",
  TransitRouterId: "text",
} as const;

export const transitRouterCidrs: Actions = {
  CreateTransitRouterCidr: action(
    REQUEST,
    ["RegionId", "TransitRouterId", "Cidr"],
    ({ inventory, caller }, { TransitRouterId, Cidr, Name, Description, PublishCidrRoute = true }) => {
      const router = transitRouter(inventory, caller, TransitRouterId);
      refuseUnusable(
        Cidr,
        ownCidrsOf(inventory, router).map(({ fields }) => fields.Cidr),
      );
      const TransitRouterCidrId = inventory.issue("tr-cidr");
      const stated = { TransitRouterId, TransitRouterCidrId, Cidr, PublishCidrRoute, Family: "IPv4" };
      inventory.add(KIND, TransitRouterCidrId, caller, { ...stated, ...sent({ Name, Description }) });
      return { TransitRouterCidrId };
    },
  ),

  ListTransitRouterCidr: action(
    REQUEST,
    ["RegionId", "TransitRouterId"],
    ({ inventory, caller }, { TransitRouterId, TransitRouterCidrId }) => ({
      CidrLists: inventory
        .seen<TransitRouterCidr>(KIND, caller)
        .filter(({ fields }) => fields.TransitRouterId === TransitRouterId)
        .filter(({ id }) => (TransitRouterCidrId ?? id) === id)
        .map(({ fields }) => fields),
    }),
  ),

  ModifyTransitRouterCidr: action(
    REQUEST,
    ["RegionId", "TransitRouterId", "TransitRouterCidrId"],
    ({ inventory, caller }, { TransitRouterId, TransitRouterCidrId, Cidr, Name, Description, PublishCidrRoute }) => {
      const block = inventory.named<TransitRouterCidr>(KIND, TransitRouterCidrId, caller);
      const router = transitRouter(inventory, caller, TransitRouterId);
      if (Cidr && Cidr !== block.fields.Cidr) {
        refuseInUse(inventory, router, block.fields);
        const others = ownCidrsOf(inventory, router).filter(({ id }) => id !== block.id);
        refuseUnusable(
          Cidr,
          others.map(({ fields }) => fields.Cidr),
        );
      }
      block.fields = { ...block.fields, ...sent({ Cidr, Name, Description, PublishCidrRoute }) };
      return {};
    },
  ),

  DeleteTransitRouterCidr: action(
    REQUEST,
    ["RegionId", "TransitRouterId", "TransitRouterCidrId"],
    ({ inventory, caller }, { TransitRouterId, TransitRouterCidrId }) => {
      const block = inventory.find<TransitRouterCidr>(KIND, TransitRouterCidrId);
      // Source of the code: the page of the action.
      if (!block) throw new Refusal("OperationFailed.CidrNotExist", `There is no ${TransitRouterCidrId}.`);
      refuseInUse(inventory, transitRouter(inventory, caller, TransitRouterId), block.fields);
      inventory.remove(block);
      return {};
    },
  ),
};

/** The blocks of a transit router. One that existed before has one, besides new ones. */
export function cidrsOf(inventory: Inventory, router: CloudObject<TransitRouter>): string[] {
  const own = ownCidrsOf(inventory, router).map(({ fields }) => fields.Cidr);
  return router.found ? [...own, BEFORE] : own;
}

function ownCidrsOf(inventory: Inventory, { id }: CloudObject<TransitRouter>): CloudObject<TransitRouterCidr>[] {
  return inventory.all<TransitRouterCidr>(KIND).filter(({ fields }) => fields.TransitRouterId === id);
}

function refuseInUse(inventory: Inventory, router: CloudObject<TransitRouter>, { Cidr }: TransitRouterCidr): void {
  const gateways = [...takenAddresses(inventory, router.id)];
  const { first, last } = network(Cidr);
  const within = (address: string) => first <= Number(parseIpv4(address)) && Number(parseIpv4(address)) <= last;
  // "The first VPN connection reserves three sub-blocks" (CreateTransitRouterCidr): the only block serves public ones too.
  const only = cidrsOf(inventory, router).length === 1 && gateways.length > 0;
  // Source of the code: the page of DeleteTransitRouterCidr.
  if (only || gateways.some(within))
    throw new Refusal("OperationFailed.CidrBlockAllocated", `Addresses of ${Cidr} are in use.`);
}

/** "Mask of 16 to 24; not in 100.64.0.0/10, 224.0.0.0/4, 127.0.0.0/8, 169.254.0.0/16; up to five, which do not overlap" (CreateTransitRouterCidr); the code is ours. */
const FORBIDDEN = ["100.64.0.0/10", "224.0.0.0/4", "127.0.0.0/8", "169.254.0.0/16"].map(network);
const CIDRS_PER_TRANSIT_ROUTER = 5;

function refuseUnusable(cidr: string, others: readonly string[]): void {
  const block = parseCidr(cidr);
  const refuse = (why: string) => new Refusal("Sim.TransitRouterCidr", `${wordedFigures(cidr)} ${why}.`);
  if (!block || block.length < 16 || block.length > 24) throw refuse("is not a network with a mask of 16 to 24");
  if (FORBIDDEN.some((one) => overlaps(one, block))) throw refuse("is in a range that the cloud reserves");
  const other = others.find((one) => overlaps(network(one), block));
  if (other) throw refuse(`overlaps ${other}`);
  if (others.length >= CIDRS_PER_TRANSIT_ROUTER)
    throw refuse(`would be the sixth: ${CIDRS_PER_TRANSIT_ROUTER} are allowed`);
}
