export function takeDown(): Promise<void>;
