/**
 * A call that the cloud refuses. Codes are real if a source gives them; codes that start with `Sim.` are ours, since no
 * public source gives the real ones. A message never contains a PSK, nor a code: the provider also looks for codes
 * there.
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
