/** Milliseconds of real time after which we assume that nobody acts. */
const STILLNESS = 2;

/**
 * Simulated time, in milliseconds. It passes only while everybody waits: once all actors sleep, it jumps to the first
 * wake-up. So minutes take no time, but events keep their order.
 */
export class Clock {
  #sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(public now = Date.UTC(2026, 0, 1)) {}

  /** Resolves after so many simulated milliseconds. */
  sleep(milliseconds: number): Promise<void> {
    const at = this.now + milliseconds;
    return new Promise((wake) => {
      const later = this.#sleepers.findIndex((one) => one.at > at);
      this.#sleepers.splice(later < 0 ? this.#sleepers.length : later, 0, { at, wake });
      this.stir();
    });
  }

  /** Time stands still while somebody acts. */
  stir(): void {
    clearTimeout(this.#timer);
    if (this.#sleepers.length > 0) this.#timer = setTimeout(() => this.#wakeFirst(), STILLNESS);
  }

  /** Lets time pass for an actor that does not sleep here. */
  advance(milliseconds: number): void {
    this.now += Math.round(milliseconds);
  }

  /** Sleepers never wake up. */
  abandon(): void {
    this.#sleepers = [];
  }

  #wakeFirst(): void {
    const [first] = this.#sleepers;
    if (!first) return;
    this.now = Math.max(this.now, first.at);
    const awake = this.#sleepers.filter(({ at }) => at <= this.now);
    this.#sleepers = this.#sleepers.filter(({ at }) => at > this.now);
    for (const { wake } of awake) wake();
    this.stir();
  }
}
