import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const gtm = fileURLToPath(new URL('../../src/cli/bin.ts', import.meta.url));

describe('the language server as a process', () => {
  let server: ChildProcess | undefined;
  // Also after a test that waited in vain.
  afterEach(() => void server?.kill('SIGKILL'));

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    it(`ends on ${signal} while its client still holds the line`, async () => {
      const child = spawn(process.execPath, [gtm, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
      server = child;
      const message =
        '{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"rootUri":null,"capabilities":{}}}';
      child.stdin.write(`Content-Length: ${message.length}\r\n\r\n${message}`);
      await once(child.stdout, 'data');
      const ended = once(child, 'exit');
      child.kill(signal);
      // It ends itself, with a status; a signal that nobody took would stand here as null.
      assert.equal((await ended)[0], 1);
    });
  }
});
