/**
 * Simulated time, in milliseconds. It passes only when somebody waits for it: once everybody who can act is asleep, it
 * is as late as the first of them wants to wake up. So what takes minutes takes none, and still happens in its order.
 */
export class Clock {
  readonly #sleepers: { readonly at: number; readonly wake: () => void }[] = [];

  constructor(public now = Date.UTC(2026, 0, 1)) {}

  /** Resolves when it is so many milliseconds later. */
  sleep(milliseconds: number): Promise<void> {
    const at = this.now + milliseconds;
    return new Promise((wake) => {
      const later = this.#sleepers.findIndex((one) => one.at > at);
      this.#sleepers.splice(later < 0 ? this.#sleepers.length : later, 0, { at, wake });
      // Whoever can act, does before this.
      setImmediate(() => this.#wakeFirst());
    });
  }

  /** Lets time pass for those who do not sleep here. */
  advance(milliseconds: number): void {
    this.now += Math.round(milliseconds);
  }

  #wakeFirst(): void {
    const first = this.#sleepers.shift();
    if (!first) return;
    this.now = Math.max(this.now, first.at);
    first.wake();
  }
}
