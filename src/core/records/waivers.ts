import { parseDay } from '../documents/dates.ts';
import { formatMessage } from '../messages/format.ts';
import { currentCycle } from '../project/view.ts';
import { recordMessages } from './messages.ts';
import { provenanceOf } from './provenance.ts';
import type { GateSetting } from './setting.ts';

/** What the waivers of a criterion say. */
export interface WaiverVerdict {
  waived: boolean;
  /** A sentence: who answers for it until when, or why a waiver does not count. */
  note: string;
}

const messages = {
  waived: 'Waived by {by} until {until}: {reason}',
  ended: 'The waiver by {by} ended on {until}.',
  endless: 'The waiver by {by} does not count, because it names no day on which it ends (`until`).',
  'no-reason': 'The waiver by {by} does not count, because it gives no reason.',
  'no-day': 'The waiver by {by} does not count, because it is not known which day it is.',
  doubtful: 'The waiver by {by} does not count. {why}',
} as const;

/**
 * Whether a criterion is waived today. In a project that names approvers, one of them has to stand behind the waiver as behind
 * an approval; in one that names none, whoever writes it answers for it.
 * @returns undefined when no waiver speaks of the criterion
 */
export function waiverOf(criterion: string, setting: GateSetting): WaiverVerdict | undefined {
  const { project, playbook } = setting;
  const cycle = currentCycle(project);
  const verdicts = project
    .ofKind('waiver')
    .filter(
      ({ facts, cycle: own }) =>
        facts.criterion === criterion &&
        (facts.playbook ?? playbook) === playbook &&
        (own === undefined || cycle === undefined || own === cycle),
    )
    .sort((a, b) => ((a.facts.until ?? '') < (b.facts.until ?? '') ? -1 : 1))
    .map((waiver): WaiverVerdict => {
      const { by = 'nobody', until, reason } = waiver.facts;
      const say = (code: keyof typeof messages, args = {}, waived = false) => ({
        waived,
        note: formatMessage(messages[code], { by, until: until ?? '', reason: (reason ?? '').trim(), ...args }),
      });
      const end = until === undefined ? undefined : parseDay(until);
      const today = parseDay(setting.context.today);
      if (end === undefined) return say('endless');
      if (!reason?.trim()) return say('no-reason');
      if (today === undefined) return say('no-day');
      if (today > end) return say('ended');
      const why = doubtAbout(waiver, setting);
      return why === undefined ? say('waived', {}, true) : say('doubtful', { why });
    });
  return verdicts.find((verdict) => verdict.waived) ?? verdicts.at(-1);
}

function doubtAbout(waiver: Parameters<typeof provenanceOf>[0], setting: GateSetting): string | undefined {
  const { policy, doubt: distrust } = setting.trust;
  const isOpen = policy.approvers.length === 0 && ['no-approvers', 'no-repository'].includes(distrust?.code ?? '');
  if (isOpen) return undefined;
  const doubt = distrust ?? provenanceOf(waiver, policy, setting.context).doubt;
  return doubt && formatMessage(recordMessages[doubt.code], doubt.args);
}
