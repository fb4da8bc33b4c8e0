import type { ErrorCode, YAMLError } from 'yaml';

/** What is wrong with a text of YAML, in our words: codes of messages of the rule `yaml-syntax`. */
export type SyntaxCode =
  | 'after-start'
  | 'bad-directive'
  | 'bad-escape'
  | 'bad-name'
  | 'bad-start'
  | 'bad-type'
  | 'block-header'
  | 'closes-nothing'
  | 'bracket-indent'
  | 'comment-blank'
  | 'extra-comma'
  | 'in-brackets'
  | 'indent'
  | 'key-in-value'
  | 'list-beside-key'
  | 'list-in-bracket'
  | 'long-key'
  | 'name-of-alias'
  | 'name-place'
  | 'no-key'
  | 'no-start'
  | 'open-bracket'
  | 'open-quote'
  | 'tab-indent'
  | 'two-names'
  | 'two-types'
  | 'unclear'
  | 'unexpected';

/** Every code of the parser, with what it means to somebody who wrote a plan. Its own sentences are shown to nobody. */
export const syntaxCodes: Readonly<Record<ErrorCode, SyntaxCode>> = {
  ALIAS_PROPS: 'name-of-alias',
  BAD_ALIAS: 'bad-name',
  BAD_COLLECTION_TYPE: 'bad-type',
  BAD_DIRECTIVE: 'bad-directive',
  BAD_DQ_ESCAPE: 'bad-escape',
  BAD_INDENT: 'indent',
  BAD_PROP_ORDER: 'name-place',
  BAD_SCALAR_START: 'bad-start',
  BLOCK_AS_IMPLICIT_KEY: 'key-in-value',
  BLOCK_IN_FLOW: 'in-brackets',
  DUPLICATE_KEY: 'unclear',
  IMPOSSIBLE: 'unclear',
  KEY_OVER_1024_CHARS: 'long-key',
  MISSING_CHAR: 'unclear',
  MULTILINE_IMPLICIT_KEY: 'no-key',
  MULTIPLE_ANCHORS: 'two-names',
  MULTIPLE_DOCS: 'unclear',
  MULTIPLE_TAGS: 'two-types',
  NON_STRING_KEY: 'unclear',
  RESOURCE_EXHAUSTION: 'unclear',
  TAB_AS_INDENT: 'tab-indent',
  TAG_RESOLVE_FAILED: 'bad-type',
  UNEXPECTED_TOKEN: 'unexpected',
};

/** Codes of the parser that stand for several mistakes, told apart by the beginning of what it says about them. */
const finer: readonly (readonly [ErrorCode, RegExp, SyntaxCode])[] = [
  ['BAD_INDENT', /^Flow/, 'open-bracket'],
  ['BLOCK_AS_IMPLICIT_KEY', /^A block sequence/, 'indent'],
  ['MISSING_CHAR', /^Flow/, 'open-bracket'],
  ['MISSING_CHAR', /quote$/, 'open-quote'],
  ['MISSING_CHAR', /^Implicit map keys/, 'no-key'],
  ['MISSING_CHAR', /^Missing (, |space after :)/, 'in-brackets'],
  ['MISSING_CHAR', /^Comments/, 'comment-blank'],
  ['MISSING_CHAR', /^Missing directives-end/, 'no-start'],
  ['MISSING_CHAR', /^Block collection cannot start/, 'after-start'],
  ['MISSING_CHAR', /^Block scalars with more-indented/, 'indent'],
  ['MISSING_CHAR', /^Missing newline after|^Tags and anchors/, 'name-place'],
  ['MISSING_CHAR', /^Sequence item without/, 'indent'],
  ['UNEXPECTED_TOKEN', /^Unexpected (, |empty item)/, 'extra-comma'],
  ['UNEXPECTED_TOKEN', /^Unexpected [:?] in/, 'unclear'],
  ['UNEXPECTED_TOKEN', /^Unexpected flow-(seq|map)-end/, 'closes-nothing'],
  ['UNEXPECTED_TOKEN', /^Unexpected block-seq-ind on same line/, 'list-beside-key'],
  ['UNEXPECTED_TOKEN', /^(Block scalar header|Not a YAML token)/, 'block-header'],
];

/** Our code for an error of the parser. */
export function syntaxCodeOf({ code, message }: Pick<YAMLError, 'code' | 'message'>): SyntaxCode {
  return finer.find(([parent, words]) => parent === code && words.test(message))?.[2] ?? syntaxCodes[code];
}
