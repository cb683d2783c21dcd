/** Zones that the cloud has in each region; real regions have one to a dozen. */
const ZONES = ["a", "b", "c"];

/** `cn-hangzhou-a`, and `eu-central-1a` where the region's id ends in a number. */
export function zonesOf(region: string): string[] {
  return ZONES.map((letter) => (/\d$/.test(region) ? `${region}${letter}` : `${region}-${letter}`));
}
