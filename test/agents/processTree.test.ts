import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { isAlive } from '../../src/node/processTree.ts';

describe('whether a process is alive', () => {
  it('is true while it runs, and false once it has ended', async () => {
    const child = spawn(process.execPath, ['-e', 'process.stdin.resume()']);
    const pid = child.pid ?? assert.fail('no process');
    assert.equal(await isAlive(pid), true);
    child.kill('SIGKILL');
    await once(child, 'exit');
    assert.equal(await isAlive(pid), false);
  });

  it('is false for one that has ended and is collected while it is looked at', async function () {
    // Elsewhere the system does not tell a zombie from a process that runs.
    if (process.platform !== 'linux') this.skip();
    for (let round = 0; round < 20; round++) {
      const child = spawn('true');
      const pid = child.pid ?? assert.fail('no process');
      // Nothing collects it before this function gives way, so it becomes a zombie first.
      while (!readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ')) {}
      assert.equal(await isAlive(pid), false);
    }
  });
});
