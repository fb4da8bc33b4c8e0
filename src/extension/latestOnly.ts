/**
 * Runs a task again and again, never twice at a time: calls that come while it runs are answered by one more run.
 * @returns a function that asks for a run and resolves when no run is left
 */
export function latestOnly(task: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let again = false;
  const loop = async (): Promise<void> => {
    try {
      do {
        again = false;
        await task();
      } while (again);
    } finally {
      running = undefined;
    }
  };
  return () => {
    if (running) again = true;
    else running = loop();
    return running as Promise<void>;
  };
}
