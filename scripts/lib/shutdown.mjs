// One way out of a script: whatever was set up is taken down again, in the opposite order.
import { constants } from 'node:os';

const tasks = [];
let ending;

/** Registers something to do before this process ends. Gives a function that takes the registration back. */
export function onShutdown(task) {
  tasks.push(task);
  return () => {
    const index = tasks.indexOf(task);
    if (index >= 0) tasks.splice(index, 1);
  };
}

/** Does everything registered, the last first. What fails is shown and does not keep the rest from being done. */
export async function takeDown() {
  for (const task of tasks.splice(0).reverse()) {
    try {
      await task();
    } catch (error) {
      console.error(error);
    }
  }
}

/** Takes everything down and ends this process with `code`. Only the first call counts. */
export function shutdown(code) {
  ending ??= takeDown().then(() => process.exit(code));
  return ending;
}

/** Runs a script to its end: `main` gives the exit code; an error is shown and gives 1. */
export async function runScript(main) {
  try {
    await shutdown((await main()) ?? 0);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    if (process.env.GTM_DEBUG && error instanceof Error) console.error(error.stack);
    await shutdown(1);
  }
}

/** Ends this process when the one that started it is gone, even if that one had no time to tell us. */
export function endWithParent() {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) void shutdown(1);
  }, 1000).unref();
}

/** As `endWithParent`, for scripts that npm runs: when npm is told to end, it does not pass that on. */
export function endWithNpm() {
  if (process.env.npm_lifecycle_event) endWithParent();
}

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(name, () => void shutdown(128 + constants.signals[name]));
}
