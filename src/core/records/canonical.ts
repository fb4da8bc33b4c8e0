/** Namespace of our signatures: one made for something else counts for nothing here. */
export const signatureNamespace = 'gtm-approval';

/**
 * The text that a record's signature stands for: all of its front matter but the signature, with keys in order, so that
 * layout and comments may change and nothing that it says can.
 */
export function canonicalText(data: unknown): string {
  const { signature: _, ...signed } = (data !== null && typeof data === 'object' ? data : {}) as Record<
    string,
    unknown
  >;
  return `${signatureNamespace}\n${JSON.stringify(sorted(signed))}\n`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const map = value as Record<string, unknown>;
  return Object.fromEntries(
    Object.keys(map)
      .sort()
      .map((key) => [key, sorted(map[key])]),
  );
}

/** Type and value of a public SSH key, without its comment; undefined for a text that is none. */
export function publicKeyOf(text: string | undefined): string | undefined {
  const match = /^\s*((?:ssh|ecdsa|sk-ssh|sk-ecdsa)-[A-Za-z0-9@.-]+)[ \t]+([A-Za-z0-9+/]+=*)(?=[ \t]|$)/.exec(
    text ?? '',
  );
  return match ? `${match[1]} ${match[2]}` : undefined;
}
