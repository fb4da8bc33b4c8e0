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

  constructor(channels: ChannelNames, rules: readonly SourceRule[]) {
    this.#channels = channels;
    this.#rules = rules;
  }

  /** The number of a source that is a channel by name. */
  ofChannel(name: string): number {
    return this.#known(name) ?? this.#add(name, name, true);
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
