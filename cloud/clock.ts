/** Milliseconds of real time after which nobody who can act is taken to do so. */
const STILLNESS = 2;

/**
 * Simulated time, in milliseconds. It passes only when somebody waits for it: once everybody who can act is asleep, it
 * is as late as the first of them wants to wake up. So what takes minutes takes none, and still happens in its order.
 */
export class Clock {
  #sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(public now = Date.UTC(2026, 0, 1)) {}

  /** Resolves when it is so many milliseconds later. */
  sleep(milliseconds: number): Promise<void> {
    const at = this.now + milliseconds;
    return new Promise((wake) => {
      const later = this.#sleepers.findIndex((one) => one.at > at);
      this.#sleepers.splice(later < 0 ? this.#sleepers.length : later, 0, { at, wake });
      this.stir();
    });
  }

  /** Somebody acts: time stands still for as long. */
  stir(): void {
    clearTimeout(this.#timer);
    if (this.#sleepers.length > 0) this.#timer = setTimeout(() => this.#wakeFirst(), STILLNESS);
  }

  /** Lets time pass for those who do not sleep here. */
  advance(milliseconds: number): void {
    this.now += Math.round(milliseconds);
  }

  /** Whoever sleeps sleeps for ever. */
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
