import { findPlaceholder, hasContent } from '../documents/placeholder.ts';
import { list } from '../messages/format.ts';
import type { ProjectView } from '../project/view.ts';
import { type Facts, itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';

type Asset = NonNullable<NonNullable<Facts<'content'>['assets']>[number]>;

const finished: ReadonlySet<unknown> = new Set(['approved', 'scheduled', 'published']);

/** Sorts that are made to be looked at; what they say stands beside them. */
const silent: ReadonlySet<unknown> = new Set(['image', 'video', 'podcast', 'tool', 'template', 'other']);

export const contentFinished = defineRule({
  id: 'content-finished',
  title: 'What is called finished is finished',
  description:
    'A piece of content that is approved, scheduled or published names its persona and what the reader should do, its file is there, and nothing in it is left to be filled in.',
  kinds: ['content'],
  severity: 'warning',
  messages: {
    lacks: '“{title}” is {status}, but lacks {list}. Add it, or go back to an earlier status.',
    'no-place': '“{title}” is published, but nobody knows where. Add `path` or `url`.',
    file: '“{title}” is {status}, but there is no file {path}. Correct the path, or the status.',
    placeholder: '“{title}” is {status}, but “{text}” is still to be filled in. Finish {path}, or correct the status.',
    'the-piece': 'The piece that is called {status}',
    finished: '{count|piece is|pieces are} finished and there',
  },
  *check({ facts, file }, { project }) {
    let count = 0;
    for (const [asset, index] of itemsOf(facts.assets)) {
      if (!finished.has(asset.status)) continue;
      const reports = [...checkAsset(asset, index, file, project)];
      if (reports.length === 0) count++;
      yield* reports;
    }
    if (count > 0) yield { evidence: 'finished', args: { count }, path: '/assets', at: 'key' };
  },
});

function* checkAsset(asset: Asset, index: number, file: string, project: ProjectView): Generator<Report> {
  const { id = '', title = id, status = '', path, url, type, persona, call_to_action: action } = asset;
  const place = `/assets/${index}`;
  const lacks = [
    ...(persona === undefined ? ['a persona'] : []),
    ...(hasContent(action) || silent.has(type) ? [] : ['a call to action']),
  ];
  if (lacks.length > 0)
    yield {
      message: 'lacks',
      severity: status === 'published' ? 'warning' : 'info',
      args: { title, status, list: list(lacks) },
      path: `${place}/status`,
    };
  if (path === undefined) {
    if (status === 'published' && !hasContent(url))
      yield { message: 'no-place', args: { title }, path: `${place}/status` };
    return;
  }
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(path)) return;
  const own = path.replace(/^(?:\.\/)+/, '');
  if (!project.hasPath(own)) {
    yield { message: 'file', args: { title, status, path }, path: `${place}/path` };
    return;
  }
  const text = own.toLowerCase().endsWith('.md') ? project.document(own)?.text : undefined;
  const found = text === undefined ? undefined : findPlaceholder(text);
  if (text === undefined || found === undefined) return;
  const start = text.indexOf(found);
  const related = [{ file, path: `${place}/status`, message: 'the-piece', args: { status } }];
  const args = { title, status, text: found, path };
  yield { message: 'placeholder', args, file: own, span: [start, start + found.length], related };
}
