// Waiting inside the extension host.

/**
 * Asks `question` until it gives something other than undefined or false, and gives that. Rejects after `ms`, saying
 * `what` was waited for. Prefer an event of the editor where there is one.
 */
export async function until<T>(
  what: string,
  question: () => T | undefined | false | Promise<T | undefined | false>,
  ms = 45_000,
): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    const answer = await question();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`Waited ${ms} ms for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
