import manifest from '../package.json' with { type: 'json' };

/** Version of the tools. */
export const version: string = manifest.version;
