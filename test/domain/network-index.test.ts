import { overlaps } from "../../domain/ipv4";
import { NetworkIndex } from "../../domain/network-index";
import fc from "../setup/properties";

/** Blocks close together, so that many overlap. */
const block = fc.tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 24, max: 32 })).map(([at, length]) => {
  const first = 2 ** 31 + at - (at % 2 ** (32 - length));
  return { first, last: first + 2 ** (32 - length) - 1, length };
});
const everything = { first: 0, last: 2 ** 32 - 1, length: 0 };

test("the index finds each overlapping network once, and larger ones from the smallest to the largest", () => {
  const some = fc.array(fc.oneof({ weight: 20, arbitrary: block }, fc.constant(everything)), { maxLength: 30 });
  fc.assert(
    fc.property(some, block, (networks, other) => {
      const places = networks.map((_, place) => place);
      const index = new NetworkIndex(places, (place) => networks[place] ?? everything);
      const expected = places.filter((place) => overlaps(networks[place] ?? everything, other));
      expect(index.overlapping(other).toSorted((one, two) => one - two)).toEqual(expected);
      const wider = expected.filter((place) => (networks[place]?.length ?? 0) < other.length);
      const lengths = index.around(other).map((place) => networks[place]?.length ?? 0);
      expect(index.around(other).toSorted((one, two) => one - two)).toEqual(wider);
      expect(lengths).toEqual(lengths.toSorted((one, two) => two - one));
    }),
  );
});
