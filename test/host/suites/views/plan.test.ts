import assert from 'node:assert/strict';
import { DocumentNode } from '../../../../src/extension/views/documentNode.ts';
import { planRoots } from '../../../../src/extension/views/planRoots.ts';
import { startTestApp, type TestApp } from './support/testApp.ts';
import { allRows, treeText } from './support/treeText.ts';

describe('the view Plan', () => {
  let app: TestApp;

  before(async () => {
    app = await startTestApp();
  });
  after(() => app.dispose());

  it('shows every document once, below its kind', async () => {
    const [project] = app.projects.projects;
    assert.ok(project);
    const roots = await planRoots(project, undefined);
    const documents = (await allRows(roots)).filter((row) => row instanceof DocumentNode);
    assert.equal(documents.length, (await project.plan()).length);
    const lines = await treeText(roots, 2);
    assert.equal(lines[0]?.split(' | ')[0], 'Acme CRM');
    assert.ok(lines.includes('Personas | 3'), lines.join('\n'));
    assert.ok(
      lines.some((line) => /^ {2}Sales director \| .*used by \d+$/.test(line)),
      lines.join('\n'),
    );
  });
});
