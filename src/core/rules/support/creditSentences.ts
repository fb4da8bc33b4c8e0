import { findSection } from '../../documents/sections.ts';
import type { PlanDocument } from '../../project/planDocument.ts';
import type { ProjectView } from '../../project/view.ts';
import { channelsOf } from './channels.ts';

/** A share of the credit that a sentence gives to a channel. */
export interface StatedShare {
  channel: string;
  name: string;
  /** As it is written: `32.8%`. */
  stated: string;
  span: readonly [number, number];
}

/** Shares in the sentences of a section that speak of credit, such as “credits the blog with 32.8% and email with 26.1%”. */
export function creditSentences(
  text: PlanDocument,
  project: ProjectView,
  section: { title: string; aliases: readonly string[] },
): StatedShare[] {
  const found = findSection(text, section);
  if (!found) return [];
  const names = [...channelsOf(project)].flatMap(([id, { title }]) => [
    { id, title, name: title },
    { id, title, name: id },
  ]);
  return [...found.text.matchAll(/(?:[^.!?\n]|\.(?=\d))+/g)].flatMap(({ 0: sentence, index }) => {
    if (!/\bcredit/i.test(sentence) || sentence.trimStart().startsWith('|')) return [];
    const mentions = names
      .flatMap(({ id, title, name }) => {
        const at = new RegExp(`(?<![\\w-])${escapeRegExp(name)}(?![\\w-])`, 'i').exec(sentence)?.index;
        return at === undefined ? [] : [{ id, title, at }];
      })
      .sort((a, b) => a.at - b.at);
    return mentions.flatMap(({ id, title, at }, place): StatedShare[] => {
      const share = /\d[\d,]*(?:\.\d+)?\s?%/.exec(sentence.slice(at, mentions[place + 1]?.at));
      if (!share) return [];
      const start = found.headingEnd + index + at + share.index;
      return [{ channel: id, name: title, stated: share[0], span: [start, start + share[0].length] }];
    });
  });
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
