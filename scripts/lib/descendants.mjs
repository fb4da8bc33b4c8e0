// The processes below a process, found without any tool that a minimal machine may lack.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** All living processes as [id, id of the parent]. */
function processTable() {
  if (process.platform === 'linux') {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        try {
          // The command name is in parentheses and may hold spaces: the fields after it are state and parent.
          const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
          const parent = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
          return [[Number(name), Number(parent)]];
        } catch {
          return []; // It ended while we were reading.
        }
      });
  }
  return execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
}

/** The ids of all processes below `pid`, children before grandchildren; `pid` itself is not in it. */
export function descendants(pid) {
  const table = processTable();
  const found = [];
  const waiting = [pid];
  while (waiting.length > 0) {
    const parent = waiting.shift();
    for (const [id, parentId] of table) {
      if (parentId === parent) {
        found.push(id);
        waiting.push(id);
      }
    }
  }
  return found;
}
