import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { activated, extension, registeredCommands } from '../../../support/host/extension.ts';

interface Step {
  id: string;
  title: string;
  description: string;
  media: { svg: string; altText: string };
  when?: string;
  completionEvents: string[];
}

const walkthrough = (): { when: string; steps: Step[] } => extension().packageJSON.contributes.walkthroughs[0];

describe('the walkthrough', () => {
  before(activated);

  it('has six steps, whether a folder is open or not', () => {
    const { steps } = walkthrough();
    const shown = (condition: string) => steps.filter(({ when }) => when === undefined || when === condition);
    assert.equal(shown('workspaceFolderCount == 0').length, 6);
    assert.equal(shown('workspaceFolderCount != 0').length, 6);
  });

  it('has commands that exist, in its buttons and in what completes a step', async () => {
    const registered = await registeredCommands();
    for (const { description, completionEvents } of walkthrough().steps) {
      const buttons = [...description.matchAll(/\(command:([\w.]+)/g)].map((match) => match[1] ?? '');
      const events = completionEvents.flatMap((event) => /^onCommand:(.*)$/.exec(event)?.[1] ?? []);
      assert.equal(buttons.length, 1, description);
      assert.ok(completionEvents.length > 0, description);
      for (const command of [...buttons, ...events]) assert.ok(registered.has(command), command);
    }
  });

  it('has pictures in the colours of the theme, and says what they show', async () => {
    for (const { media } of walkthrough().steps) {
      assert.match(media.altText, /^[A-Z].*\.$/);
      const svg = await readFile(path.join(extension().extensionPath, media.svg), 'utf8');
      // Styles are not allowed where the picture is shown: colours are attributes.
      const colors = [...svg.matchAll(/(?:fill|stroke)="([^"]+)"/g)].map((match) => match[1] ?? '');
      assert.deepEqual(
        colors.filter((color) => color !== 'none' && !color.startsWith('var(--vscode-')),
        [],
        media.svg,
      );
      assert.doesNotMatch(svg, /<style|style=|<script|href=/);
    }
  });
});
