import assert from 'node:assert/strict';
import { activated, contributedCommands, registeredCommands } from '../../../support/host/extension.ts';

describe('a folder with a project', () => {
  it('activates the extension', async () => {
    await activated();
  });

  it('registers every command of the manifest', async () => {
    await activated();
    const registered = await registeredCommands();
    const missing = contributedCommands().filter((id) => !registered.has(id));
    assert.deepEqual(missing, []);
  });
});
