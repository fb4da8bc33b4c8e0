import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const gtm = fileURLToPath(new URL('../../src/cli/bin.ts', import.meta.url));

describe('Ctrl-C', () => {
  let running: ChildProcess | undefined;
  // Also after a test that waited in vain.
  afterEach(() => void running?.kill('SIGKILL'));

  it('ends a command that has nothing to clean up at once', async () => {
    const child = spawn(process.execPath, [gtm, 'calc', 'experiment-size', '-'], {
      stdio: ['pipe', 'ignore', 'inherit'],
    });
    running = child;
    const ended = once(child, 'exit');
    // More than a pipe holds: it has gone through only when the command reads.
    await new Promise((resolve) => child.stdin.write(' '.repeat(1_000_000), resolve));
    child.kill('SIGINT');
    assert.deepEqual(await ended, [null, 'SIGINT']);
  });
});
