const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Runs something before a signal ends the process. A signal during synchronous work ends the process after that work.
 * @returns a function that stops this, once such a signal has been handled
 */
export function beforeSignals(cleanUp: () => void): () => void {
  const end = (signal: NodeJS.Signals) => {
    cleanUp();
    stopListening();
    // Other listeners decide about the process.
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  const stopListening = () => {
    for (const signal of SIGNALS) process.off(signal, end);
  };
  for (const signal of SIGNALS) process.on(signal, end);
  return () => setImmediate(stopListening);
}
