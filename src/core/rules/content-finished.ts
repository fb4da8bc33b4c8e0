import { findPlaceholder, hasContent } from '../documents/placeholder.ts';
import { list } from '../messages/format.ts';
import type { ProjectView } from '../project/view.ts';
import { itemsOf } from '../schema/types.ts';
import { defineRule, type Report } from './rule.ts';
import { type PieceFacts, silentTypes } from './support/pieces.ts';

const finished: ReadonlySet<unknown> = new Set(['approved', 'scheduled', 'published']);

export const contentFinished = defineRule({
  id: 'content-finished',
  title: 'What is called finished is finished',
  description:
    'A piece of content that is approved, scheduled or published names its persona and what the reader should do, its file is there, and nothing in it is left to be filled in.',
  kinds: ['content'],
  severity: 'warning',
  options: {
    written: {
      title: 'Written',
      description:
        'Ask of every piece that is not retired that its file is there and nothing in it is left to be filled in.',
      type: 'boolean',
      default: false,
    },
  },
  messages: {
    unwritten: '“{title}” is only {status}. Write it, and name its file under `path`.',
    'no-path': '“{title}” is {status}, but names no file. Add `path`.',
    written: '{count|piece is|pieces are} written and there',
    lacks: '“{title}” is {status}, but lacks {list}. Add it, or go back to an earlier status.',
    'no-place': '“{title}” is published, but nobody knows where. Add `path` or `url`.',
    file: '“{title}” is {status}, but there is no file {path}. Correct the path, or the status.',
    placeholder: '“{title}” is {status}, but “{text}” is still to be filled in. Finish {path}, or correct the status.',
    'the-piece': 'The piece that is called {status}',
    finished: '{count|piece is|pieces are} finished and there',
  },
  *check({ facts, file }, { project, options }) {
    const written = options.written === true;
    let count = 0;
    for (const [asset, index] of itemsOf(facts.assets)) {
      if (written ? asset.status === 'retired' : !finished.has(asset.status)) continue;
      const place = `/assets/${index}`;
      const reports = written
        ? [...checkWritten(asset, place, file, project)]
        : [...checkNamed(asset, place), ...checkFile(asset, place, file, project)];
      if (reports.length === 0) count++;
      yield* reports;
    }
    if (count > 0) yield { evidence: written ? 'written' : 'finished', args: { count }, path: '/assets', at: 'key' };
  },
});

function* checkWritten(asset: PieceFacts, place: string, file: string, project: ProjectView): Generator<Report> {
  const { id = '', title = id, status = 'planned', path } = asset;
  if (status === 'planned') yield { message: 'unwritten', args: { title, status }, path: place };
  else if (path === undefined) yield { message: 'no-path', args: { title, status }, path: place };
  else yield* checkFile(asset, place, file, project);
}

function* checkNamed(asset: PieceFacts, place: string): Generator<Report> {
  const { id = '', title = id, status = '', type, persona, call_to_action: action } = asset;
  const lacks = [
    ...(persona === undefined ? ['a persona'] : []),
    ...(hasContent(action) || silentTypes.has(type) ? [] : ['a call to action']),
  ];
  if (lacks.length > 0)
    yield {
      message: 'lacks',
      severity: status === 'published' ? 'warning' : 'info',
      args: { title, status, list: list(lacks) },
      path: `${place}/status`,
    };
}

function* checkFile(asset: PieceFacts, place: string, file: string, project: ProjectView): Generator<Report> {
  const { id = '', title = id, status = '', path, url } = asset;
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
