import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { AgentProject } from '../support/agents/agentProject.ts';
import { installTool } from '../support/agents/installTool.ts';
import { ScriptedModel } from '../support/agents/scriptedModel.ts';
import { gemini } from '../support/agents/tools.ts';
import { inRepository } from '../support/scratch.ts';

/** A person's own agent, which takes our tools from `gtm mcp` over its pipes. */
describe('gtm mcp, to Gemini CLI', function () {
  this.timeout(300_000);
  let project: AgentProject;
  let model: ScriptedModel;
  beforeEach(async () => {
    project = await AgentProject.create();
    await project.have('strategy/gtm-strategy');
  });
  afterEach(async () => {
    await model.stop();
    await project.remove();
  });

  it('says what comes next and what a file lacks, and writes a record', async () => {
    const bins = await installTool(gemini, inRepository('.vscode-test/agents'));
    const conflict = {
      agent: 'brand-messaging',
      title: 'Which tone?',
      gates: ['strategy/core-framework'],
      impact: 'X.',
    };
    model = await ScriptedModel.start(() => ({
      say: 'I look.',
      calls: [
        { tool: 'next_step', args: {} },
        { tool: 'validate', args: { paths: ['workspace/strategy'] } },
        { tool: 'raise_conflict', args: conflict },
      ],
    }));
    const settings = JSON.parse(gemini.settings(model.address)['.gemini/settings.json'] ?? '') as object;
    const server = { command: process.execPath, args: [inRepository('src/cli/bin.ts'), 'mcp'], trust: true };
    await project.repository.scratch.write({
      '.beside/home/.gemini/settings.json': JSON.stringify({ ...settings, mcpServers: { gtm: server } }),
    });
    const { stdout } = await promisify(execFile)(
      path.join(bins[0] ?? '', 'gemini'),
      [
        '--output-format',
        'json',
        '--approval-mode',
        'yolo',
        '--prompt',
        '# Brief: look at the plan with the tools of gtm',
      ],
      {
        cwd: project.root,
        env: {
          ...process.env,
          ...project.repository.env,
          HOME: path.join(project.beside, 'home'),
          GEMINI_CLI_TRUST_WORKSPACE: 'true',
          ...gemini.env(model.address),
        },
      },
    );
    const heard = model.heard.map(({ text }) => text);
    const told = JSON.stringify({ heard, stdout, notOffered: model.notOffered }).slice(0, 3000);
    assert.equal(heard.length, 3, told);
    assert.match(heard[0] ?? '', /core-framework/);
    assert.match(heard[1] ?? '', /findings/);
    assert.match(heard[2] ?? '', /workspace\/conflicts\//);
    assert.match(await project.status(), /^\?\? workspace\/conflicts\/which-tone[^\n]*$/);
  });
});
