/** The part of papaparse that we use. Its own types bring those of Node.js along, which the core must not see. */
declare module 'papaparse' {
  interface ParseError {
    type: string;
    code: 'MissingQuotes' | 'InvalidQuotes' | string;
    message: string;
    /** Index of the row in the result. */
    row?: number;
  }
  interface ParseResult {
    data: string[][];
    errors: ParseError[];
    meta: { delimiter: string; cursor: number };
  }
  interface ParserConfig {
    delimiter: string;
    newline: '\n';
    quoteChar: '"';
    /** Number of rows after which it stops; 0 for all. */
    preview?: number;
  }
  interface ParseConfig {
    preview?: number;
    newline?: '\n';
    skipEmptyLines?: 'greedy';
    delimitersToGuess?: string[];
    chunkSize?: number;
    chunk?: (result: ParseResult) => void;
  }
  /** The parser below `Papa.parse`: with `ignoreLastRow` it leaves an unfinished row, and `meta.cursor` says where it begins. */
  class Parser {
    constructor(config: ParserConfig);
    parse(input: string, baseIndex: number, ignoreLastRow: boolean): ParseResult;
  }
  const Papa: {
    Parser: typeof Parser;
    parse(input: string, config?: ParseConfig): ParseResult;
  };
  export default Papa;
}
