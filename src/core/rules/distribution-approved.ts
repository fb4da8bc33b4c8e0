import { list } from '../messages/format.ts';
import { isOfKind, type PlanDocument } from '../project/planDocument.ts';
import { currentCycle } from '../project/view.ts';
import { approvalsOf, judgeApproval } from '../records/approval.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';
import { isSettled } from './support/campaignChannels.ts';
import { pathOf, piecesIn } from './support/pieces.ts';

/** Something that goes out: a piece by its id, or by its path. */
interface Used {
  name: string;
  id?: string;
  file?: string;
  path: string;
}

export const distributionApproved = defineRule({
  id: 'distribution-approved',
  title: 'Everything that goes out has been approved',
  description:
    'Each piece that a campaign or a workflow uses is in the content library, and an approval of the gate that counts covers its file as it is now.',
  kinds: ['campaign', 'workflow'],
  needs: ['content'],
  severity: 'error',
  gateOnly: true,
  records: 'approval',
  options: {
    gate: { title: 'Gate', description: 'Gate whose approval releases the content.', type: 'string', default: '' },
  },
  messages: {
    outside: 'Approvals can only be judged in a gate. Name this rule in a criterion of a playbook.',
    'no-gate': 'There is no gate {gate} that could release content. Correct `gate` in the playbook.',
    closed:
      'Nothing may go out yet: the gate {gate} has no approval that counts. An approver runs `gtm approve {gate}`.',
    unlisted: '{name} goes out, but is not in the content library. Add it there and have it reviewed and approved.',
    uncovered: '{name} goes out, but the approval of {gate} does not cover {file}. Have it approved, or leave it out.',
    none: 'Nothing of the library goes out here. Name the pieces under `assets`.',
    released: '{count|piece goes|pieces go} out as approved: {list}',
  },
  *check(document: PlanDocument, { project, options, gate: setting }) {
    const gate = String(options.gate);
    if (!setting) {
      yield { message: 'outside', path: '' };
      return;
    }
    if (!setting.coverage(gate)) {
      yield { message: 'no-gate', args: { gate }, path: '' };
      return;
    }
    project.documents('approval');
    const valid = approvalsOf(setting, gate, currentCycle(setting.project)).filter(
      (record) => !setting.trust.doubt && judgeApproval(record, gate, setting).status === 'pass',
    );
    if (valid.length === 0) {
      yield { message: 'closed', args: { gate }, status: 'pending', path: '' };
      return;
    }
    const covered = new Set(valid.flatMap(({ facts }) => [...itemsOf(facts.files)].map(([{ path }]) => path)));
    const files = new Map<string, string | undefined>();
    for (const { facts } of project.documents('content'))
      for (const { piece } of piecesIn(facts)) {
        if (piece.id !== undefined) files.set(piece.id, pathOf(piece));
        if (piece.path !== undefined) files.set(`path ${pathOf(piece)}`, pathOf(piece));
      }
    const released: string[] = [];
    const used = [...usedIn(document)];
    for (const { name, id, file, path } of used) {
      const key = id ?? `path ${file}`;
      const found = files.get(key);
      if (!files.has(key)) yield { message: 'unlisted', args: { name }, path };
      else if (found !== undefined && !covered.has(found))
        yield { message: 'uncovered', args: { name, gate, file: found }, path };
      else released.push(name);
    }
    if (used.length === 0 && isOfKind(document, 'campaign') && isSettled(document.facts))
      yield { message: 'none', path: '/assets', at: 'key' };
    if (released.length > 0 && released.length === used.length)
      yield { evidence: 'released', args: { count: released.length, list: list([...new Set(released)]) }, path: '' };
  },
});

function* usedIn(document: PlanDocument): Generator<Used> {
  if (isOfKind(document, 'campaign')) {
    if (!isSettled(document.facts)) return;
    for (const [{ title = '', path }, index] of itemsOf(document.facts.assets))
      if (path !== undefined)
        yield { name: `“${title}”`, file: path.replace(/^(?:\.\/)+/, ''), path: `/assets/${index}/path` };
  } else if (isOfKind(document, 'workflow') && document.facts.status !== 'retired') {
    for (const [{ content }, index] of itemsOf(document.facts.steps))
      if (content !== undefined) yield { name: content, id: content, path: `/steps/${index}/content` };
  }
}
