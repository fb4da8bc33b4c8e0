import { ownText } from '../../data/text.ts';
import type { ChannelNames } from '../journey.ts';
import { channelOfSource, type MarketingSource, type SourceRule } from './utm.ts';

/** Where contacts come from, by number. Alike sources share a number, so that a million rows are looked up and not matched. */
export class Sources {
  readonly channel: number[] = [];
  /** Whether the source names itself, so that it begins a session of its own. */
  readonly named: boolean[] = [];
  readonly #channels: ChannelNames;
  readonly #rules: readonly SourceRule[];
  readonly #numbers = new Map<string, number>();
  /** The channels met last, by length and first and last letter: most rows have one of a few. */
  readonly #recent: ({ name: string; number: number } | undefined)[] = new Array(64).fill(undefined);

  constructor(channels: ChannelNames, rules: readonly SourceRule[]) {
    this.#channels = channels;
    this.#rules = rules;
  }

  /** The number of a source that is a channel by name. */
  ofChannel(name: string): number {
    const place = (name.length * 7 + name.charCodeAt(0) + name.charCodeAt(name.length - 1) * 3) & 63;
    const recent = this.#recent[place];
    if (recent?.name === name) return recent.number;
    const number = this.#known(name) ?? this.#add(name, name, true);
    this.#recent[place] = { name: ownText(name), number };
    return number;
  }

  /** The number of a source that is described by its campaign tags and referrer. */
  ofMarketing(source: MarketingSource): number {
    const key = `${source.source}\n${source.medium}\n${source.campaign}\n${source.referrer}`;
    const known = this.#known(key);
    if (known !== undefined) return known;
    const named = source.source !== '' || source.medium !== '' || source.campaign !== '' || source.referrer !== '';
    return this.#add(key, channelOfSource(source, this.#rules), named);
  }

  #known(key: string): number | undefined {
    return this.#numbers.get(key);
  }

  #add(key: string, channel: string, named: boolean): number {
    const number = this.channel.push(this.#channels.number(channel)) - 1;
    this.named.push(named);
    this.#numbers.set(ownText(key), number);
    return number;
  }
}
