import { type Network, parseCidr } from "../../../domain/ipv4";
import { NetworkIndex } from "../../../domain/network-index";
import { nameFrom } from "../../../graph/terraform/resource";
import { ifDecided, Undecided } from "../../../graph/terraform/value";
import type { Complaint } from "../../rule";
import type { CenInstances } from "./cen-instances";
import type { NamedNetworks } from "./cen-networks";

interface Known {
  readonly text: string;
  readonly network: Network;
  readonly owner: NamedNetworks;
  readonly place: number;
}

/** Networks that no other network in the same CEN instance may overlap. */
export class Overlaps {
  private readonly places: ReadonlyMap<NamedNetworks, number>;
  private readonly known: NetworkIndex<Known>;
  /** Owners whose networks are not known yet. */
  private readonly open: readonly NamedNetworks[];

  /** @param owners The first of several overlapping owners is reported. */
  constructor(
    owners: readonly NamedNetworks[],
    private readonly cenInstances: CenInstances,
  ) {
    const [known, open]: [Known[], NamedNetworks[]] = [[], []];
    owners.forEach((owner, place) => {
      const texts = ifDecided(() => owner.known());
      if (!texts) open.push(owner);
      for (const text of texts ?? []) {
        const network = parseCidr(text);
        if (network) known.push({ text, network, owner, place });
      }
    });
    this.places = new Map(owners.map((owner, place) => [owner, place]));
    this.known = new NetworkIndex(known, ({ network }) => network);
    this.open = open;
  }

  /**
   * Complaints about networks that overlap one of these; of two of these, reports the later one. Ends the check as
   * undecided if only unknown values are a reason against them.
   *
   * @param kind What messages call the overlapped network.
   */
  complaints(own: NamedNetworks, kind: string): readonly Complaint[] {
    const end = this.places.get(own) ?? this.places.size;
    const texts = end > 0 ? own.known() : [];
    let open: string | undefined;
    const complaints = texts.flatMap((text): Complaint[] => {
      const network = parseCidr(text);
      const around = network ? this.known.overlapping(network).filter(({ place }) => place < end) : [];
      const clash = around
        .sort((one, other) => one.place - other.place)
        .find(({ owner }) => {
          const isOne = this.areOne(own, owner);
          const doubt = isOne === false ? undefined : this.doubt(own, owner, isOne);
          open ??= doubt;
          return isOne && doubt === undefined;
        });
      if (!clash) return [];
      const { owner } = clash;
      const what = `${text} overlaps ${clash.text}, ${kind}: ${nameFrom(own.resource, owner.resource)}`;
      const fault = `${text} ${clash.text}`;
      return [{ what, allowed: "networks that do not overlap", at: own, fault, with: [owner.resource] }];
    });
    if (complaints.length > 0) return complaints;
    if (texts.length > 0) open ??= this.possible(own, end);
    if (open !== undefined) throw new Undecided(open, own.argument);
    return complaints;
  }

  private areOne(one: NamedNetworks, other: NamedNetworks): boolean | undefined {
    return this.cenInstances.areOne(one.transitRouters, other.transitRouters);
  }

  /** What is unknown of an overlapped one. */
  private doubt(own: NamedNetworks, { resource }: NamedNetworks, isOne: boolean | undefined): string | undefined {
    const name = `${nameFrom(own.resource, resource)}, which it overlaps,`;
    if (isOne === undefined) return `it is not known yet whether ${name} is in the same CEN instance`;
    return resource.instances.min === 0 ? `the number of instances of ${name} is not known yet` : undefined;
  }

  /** An owner that may turn out to overlap. */
  private possible(own: NamedNetworks, end: number): string | undefined {
    const isPossible = (owner: NamedNetworks) =>
      (this.places.get(owner) ?? end) < end && this.areOne(own, owner) !== false;
    const owner = this.open.find(isPossible);
    return owner && `the network of ${nameFrom(own.resource, owner.resource)}, which it may overlap, is not known yet`;
  }
}
