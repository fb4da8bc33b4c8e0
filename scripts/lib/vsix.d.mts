export function packExtension(out: string): Promise<void>;
