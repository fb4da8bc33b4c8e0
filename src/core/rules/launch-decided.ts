import { parseDay } from '../documents/dates.ts';
import { hasContent } from '../documents/placeholder.ts';
import type { PlanDocument } from '../project/planDocument.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';

const launched: ReadonlySet<unknown> = new Set(['active', 'paused', 'completed']);

export const launchDecided = defineRule({
  id: 'launch-decided',
  title: 'Every launch has been decided',
  description:
    'Each campaign that runs, or has run, has a go/no-go document that names it, was written no later than its first day and ends in a go; every check in it is done, or is a condition with an owner.',
  kinds: ['campaign'],
  severity: 'warning',
  gateOnly: true,
  options: {
    folder: {
      title: 'Folder',
      description: 'Folder of the decisions. Anywhere, if left out.',
      type: 'string',
      default: '',
    },
  },
  messages: {
    undecided:
      'The campaign is {status}, but nobody has decided that it may start. Write `gtm new team-document <id>` of the type go-no-go, with `campaign: {id}`{folder}.',
    'no-verdict': 'The decision on {campaign} has no verdict. Set `verdict` to go, go-with-conditions or no-go.',
    'no-go': '{campaign} is {status}, but the decision says no-go. Stop the campaign, or decide again.',
    'no-checks': 'Nothing was looked at before the decision on {campaign}. List `checks`.',
    'check-open':
      '“{check}” is not done, so the decision cannot be a plain go. Do it, or make it a condition with an owner.',
    'check-owner': '“{check}” is a condition of the launch, but nobody owns it. Add `owner`.',
    late: 'The decision is of {on}, but {campaign} started on {start}. Decide before the start.',
    decided: '{campaign}: {verdict}, after {count|check|checks}',
  },
  *check(campaign, { project, options }) {
    const { facts, id } = campaign;
    if (!launched.has(facts.status)) return;
    const folder = String(options.folder);
    const decisions = project
      .documents('team_document')
      .filter((one) => one.facts.type === 'go-no-go' && one.facts.campaign === id && one.file.startsWith(folder));
    const latest = decisions.sort((a, b) => (`${a.facts.on ?? ''}` < `${b.facts.on ?? ''}` ? -1 : 1)).at(-1);
    if (!latest) {
      const args = { status: facts.status ?? '', id, folder: folder === '' ? '' : ` in ${folder}` };
      yield { message: 'undecided', args, path: '/status' };
      return;
    }
    const reports = [...judge(latest, campaign)];
    yield* reports;
    if (reports.length > 0) return;
    const args = {
      campaign: campaign.title,
      verdict: latest.facts.verdict ?? '',
      count: [...itemsOf(latest.facts.checks)].length,
    };
    yield { evidence: 'decided', args, file: latest.file, path: '/verdict' };
  },
});

function* judge({ facts, file }: PlanDocument<'team_document'>, campaign: PlanDocument<'campaign'>): Generator<Report> {
  const { verdict, on } = facts;
  const args = { campaign: campaign.title, status: campaign.facts.status ?? '' };
  const checks = [...itemsOf(facts.checks)];
  if (verdict === undefined) yield { message: 'no-verdict', args, file, path: '/verdict' };
  if (verdict === 'no-go') yield { message: 'no-go', args, file, path: '/verdict' };
  if (checks.length === 0) yield { message: 'no-checks', args, file, path: '/checks', at: 'key' };
  for (const [{ check = '', done, owner }, index] of checks) {
    if (done === true || verdict === 'no-go') continue;
    const path = `/checks/${index}`;
    if (verdict !== 'go-with-conditions') yield { message: 'check-open', args: { check }, file, path };
    else if (!hasContent(owner)) yield { message: 'check-owner', args: { check }, file, path };
  }
  const start = campaign.facts.timeline?.start;
  const [decidedOn, startedOn] = [parseDay(on), parseDay(start)];
  if (decidedOn !== undefined && startedOn !== undefined && decidedOn > startedOn)
    yield { message: 'late', args: { ...args, on: on ?? '', start: start ?? '' }, file, path: '/on' };
}
