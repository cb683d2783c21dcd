/**
 * A call that the simulated cloud turns down. Codes are the real ones where a source gives them; those that start
 * with `Sim.` are ours, since no public source tells the real one. A message never holds a key.
 */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}
