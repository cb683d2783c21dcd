/**
 * A call that the cloud turns down. Codes are the real ones where a source gives them; those that start with `Sim.` are ours,
 * since no public source gives the real one. A message never holds a key, nor a code: the provider looks for codes there, too.
 */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    message: string,
    /** Clients read 404 as "the object is gone", whatever the code. */
    readonly status = 400,
  ) {
    super(message);
  }
}
