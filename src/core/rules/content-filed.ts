import { list } from '../messages/format.ts';
import { defineRule } from './rule.ts';
import { pathOf, piecesIn } from './support/pieces.ts';

export const contentFiled = defineRule({
  id: 'content-filed',
  title: 'Every piece is filed by campaign, channel and day',
  description:
    'Each piece has a campaign, a channel and a day, and its file lies in the folder of both with the day in its name.',
  kinds: ['content'],
  severity: 'warning',
  gateOnly: true,
  options: {
    folder: { title: 'Folder', description: 'Folder of the library.', type: 'string', default: 'content/' },
  },
  messages: {
    lacks: '“{title}” lacks {list}. Add it, so that the piece can be found.',
    place: '“{title}” lies in {path}, but belongs in {folder}. Move it.',
    name: 'The name of {path} does not begin with the day on which it goes out. Call it {day}-….',
    filed: '{count|piece is|pieces are} filed by campaign, channel and day',
  },
  *check({ facts }, { options }) {
    let count = 0;
    for (const { piece, title, place } of piecesIn(facts)) {
      const { channel, publish_on, due } = piece;
      const campaign = piece.campaign ?? facts.campaign;
      const day = publish_on ?? due;
      const path = pathOf(piece);
      const lacks = [
        ...(campaign === undefined ? ['a campaign'] : []),
        ...(channel === undefined ? ['a channel'] : []),
        ...(day === undefined ? ['a day'] : []),
        ...(piece.path === undefined ? ['a file'] : []),
      ];
      const folder = `${String(options.folder).replace(/\/?$/, '/')}${campaign}/${channel}/`;
      const name = path?.slice(path.lastIndexOf('/') + 1) ?? '';
      if (lacks.length > 0) yield { message: 'lacks', args: { title, list: list(lacks) }, path: place };
      else if (path !== undefined && !path.startsWith(folder))
        yield { message: 'place', args: { title, path, folder }, path: `${place}/path` };
      else if (path !== undefined && !name.startsWith(String(day)))
        yield { message: 'name', args: { path, day: String(day) }, path: `${place}/path` };
      else count++;
    }
    if (count > 0) yield { evidence: 'filed', args: { count }, path: '/assets', at: 'key' };
  },
});
