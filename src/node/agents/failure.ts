import type { FailureReason } from '../../core/index.ts';

/** An agent that could not work, and why. */
export class AgentFailure extends Error {
  override readonly name = 'AgentFailure';
  readonly reason: FailureReason;

  constructor(reason: FailureReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

const signs: readonly [RegExp, FailureReason][] = [
  [
    /\b401\b|\b403\b|not (?:logged|signed) in|log ?in required|unauthori[sz]ed|authenticat|api key (?:not|is|missing)|invalid.{0,12}api.?key/i,
    'sign-in',
  ],
  [/\b429\b|rate.?limit|quota|too many requests|overloaded/i, 'rate-limit'],
  [
    /ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|socket hang up|fetch failed|network|\b50[0234]\b|connection (?:refused|error|reset)/i,
    'network',
  ],
  [
    /\b400\b|\b404\b|model.{0,20}not (?:found|supported)|unknown (?:option|argument)|invalid (?:request|config)/i,
    'configuration',
  ],
];

/** What a text of an agent or its errors says about why it could not work; undefined when it says nothing of the kind. */
export function reasonIn(text: string): FailureReason | undefined {
  return signs.find(([pattern]) => pattern.test(text))?.[1];
}
