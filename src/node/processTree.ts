import { readdir, readFile } from 'node:fs/promises';

/** A process as the system lists it. */
export interface ListedProcess {
  pid: number;
  parent: number;
}

/** Lists processes where the system has no /proc: gives what `ps -A -o pid=,ppid=` prints. */
export type RunPs = () => Promise<string>;

/** Every process that one started, directly or not, children before grandchildren. */
export async function descendantsOf(pid: number, runPs: RunPs): Promise<number[]> {
  const all = await listProcesses(runPs);
  const found: number[] = [];
  const walk = (parent: number) => {
    for (const child of all)
      if (child.parent === parent && !found.includes(child.pid)) {
        found.push(child.pid);
        walk(child.pid);
      }
  };
  walk(pid);
  return found;
}

/**
 * Processes that carry a variable in their environment. It is inherited, so it also marks what has cut itself loose from its
 * parent. Only Linux tells; elsewhere nobody is found.
 */
export async function processesMarked(name: string, value: string): Promise<number[]> {
  const wanted = `${name}=${value}`;
  const marked = await Promise.all(
    (await processFolders()).map(async (pid) => {
      const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
      return pid !== process.pid && environment.split('\0').includes(wanted) ? [pid] : [];
    }),
  );
  return marked.flat();
}

/** True while a process is there and is no zombie. */
export async function isAlive(pid: number): Promise<boolean> {
  // Before the signal: a zombie that is collected between the two must not look like a process without a state.
  const stat = await statOf(pid);
  if (stat?.state === 'Z') return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** When a process began, in a form that tells it from a later one of the same number; empty where the system does not say. */
export async function birthOf(pid: number): Promise<string> {
  return (await statOf(pid))?.birth ?? '';
}

async function listProcesses(runPs: RunPs): Promise<ListedProcess[]> {
  const pids = await processFolders();
  if (pids.length > 0) {
    const all = await Promise.all(
      pids.map(async (pid) => {
        const stat = await statOf(pid);
        return stat ? [{ pid, parent: stat.parent }] : [];
      }),
    );
    return all.flat();
  }
  const lines = (await runPs().catch(() => '')).trim().split('\n');
  return lines.flatMap((line) => {
    const [pid, parent] = line.trim().split(/\s+/).map(Number);
    return pid !== undefined && parent !== undefined && Number.isFinite(parent) ? [{ pid, parent }] : [];
  });
}

async function processFolders(): Promise<number[]> {
  if (process.platform !== 'linux') return [];
  const names = await readdir('/proc').catch((): string[] => []);
  return names.filter((name) => /^\d+$/.test(name)).map(Number);
}

async function statOf(pid: number): Promise<{ state: string; parent: number; birth: string } | undefined> {
  if (process.platform !== 'linux') return undefined;
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  // The name of the program stands in brackets and may hold blanks and brackets of its own.
  const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ');
  if (!fields) return undefined;
  return { state: fields[0] ?? '', parent: Number(fields[1]), birth: fields[19] ?? '' };
}
