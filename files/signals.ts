const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Has something done before a signal ends the process. A signal that comes while nothing can listen to it, in synchronous work,
 * ends the process after that.
 * @returns how to stop, which takes effect once such a signal has been heard
 */
export function beforeSignals(cleanUp: () => void): () => void {
  const end = (signal: NodeJS.Signals) => {
    cleanUp();
    stopListening();
    // Whoever else listens decides about the process.
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  const stopListening = () => {
    for (const signal of SIGNALS) process.off(signal, end);
  };
  for (const signal of SIGNALS) process.on(signal, end);
  return () => setImmediate(stopListening);
}
