import { parseTables, withoutComments } from '../documents/markdown.ts';
import { foldWords } from '../documents/similarity.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule } from './rule.ts';
import type { ChannelFacts } from './support/channels.ts';

type Finding = { statement?: string | undefined; source?: string | undefined };

export const evidenceCited = defineRule({
  id: 'evidence-cited',
  title: 'The evidence for a channel stands in this cycle’s research',
  description:
    'At least one finding behind each active channel names the report as its source, and what it says can be read there, with the same numbers.',
  kinds: ['strategy'],
  severity: 'warning',
  gateOnly: true,
  options: {
    prose: { title: 'Prose', description: 'Path of the report.', type: 'string', default: '' },
    share: {
      title: 'Share',
      description: 'Share of the words of a finding that one passage of the report has to have.',
      type: 'number',
      minimum: 0,
      maximum: 1,
      default: 0.7,
    },
  },
  messages: {
    unread: 'The research should stand in {path}, but that file is not read. Put it in one of the content folders.',
    none: 'No finding behind {title} comes from {path}. Add one with that path under `source`, or leave the channel out.',
    absent: 'The research does not say “{statement}”. Quote what it says, with its numbers.',
    cited: '{title}: “{statement}” stands in {path}',
  },
  *check({ facts }, { project, options }) {
    const path = String(options.prose);
    const report = project.document(path);
    if (!report) {
      yield { message: 'unread', args: { path }, path: '/channels', at: 'key' };
      return;
    }
    const passages = passagesOf(report.text);
    for (const [channel, index] of itemsOf(facts.channels)) {
      if (channel.active === false) continue;
      const title = channel.title ?? channel.id ?? '';
      const cited = findingsIn(channel).filter(([{ source }]) => source?.includes(path));
      const found = cited.find(([finding]) => passages.some((text) => says(text, finding, Number(options.share))));
      const place = { path: `/channels/${index}` };
      if (found)
        yield {
          evidence: 'cited',
          args: { title, path, statement: found[0].statement ?? '' },
          path: `${place.path}/evidence/${found[1]}`,
        };
      else if (cited.length === 0) yield { message: 'none', args: { title, path }, ...place };
      else
        for (const [{ statement = '' }, at] of cited)
          yield { message: 'absent', args: { statement }, path: `${place.path}/evidence/${at}/statement` };
    }
  },
});

function findingsIn({ evidence }: ChannelFacts): [Finding, number][] {
  return [...itemsOf(evidence)].map(([finding, index]) => [finding as Finding, index]);
}

/** Rows of tables, and paragraphs with their lines joined. */
function passagesOf(text: string): string[] {
  const prose = withoutComments(text);
  const rows = parseTables(prose).flatMap((table) => table.rows.map(({ cells }) => cells.join(' ')));
  return [...rows, ...prose.split(/\r?\n\s*\r?\n/)];
}

function says(passage: string, { statement = '' }: Finding, share: number): boolean {
  const numbers = new Set(numbersIn(passage));
  if (numbersIn(statement).some((number) => !numbers.has(number))) return false;
  const words = new Set(foldWords(passage));
  const wanted = [...new Set(foldWords(statement))];
  return wanted.length > 0 && wanted.filter((word) => words.has(word)).length >= share * wanted.length;
}

function numbersIn(text: string): number[] {
  return [...text.matchAll(/\d[\d,]*(?:\.\d+)?/g)].map(([number]) => Number(number.replaceAll(',', '')));
}
