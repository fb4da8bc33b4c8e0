/** Hosts by what their name holds, with the page on which a request is opened. */
const hosts: readonly (readonly [name: RegExp, page: (base: string, branch: string) => string])[] = [
  [
    /gitlab/,
    (base, branch) =>
      `-/merge_requests/new?merge_request%5Bsource_branch%5D=${branch}&merge_request%5Btarget_branch%5D=${base}`,
  ],
  [/bitbucket/, (base, branch) => `pull-requests/new?source=${branch}&dest=${base}`],
  [/github|./, (base, branch) => `compare/${base}...${branch}?expand=1`],
];

/**
 * The page of a host on which a pull request is opened. Names and passwords in the remote's address are left out.
 * @param remote address of the remote as git has it, by https, ssh or `host:path`
 * @returns undefined for a remote that has no pages, such as a folder
 */
export function compareAddress(remote: string, base: string, branch: string): string | undefined {
  const place =
    /^(?:https?|ssh|git):\/\/(?:[^@/]*@)?(?<host>[^/:]+)(?::\d+)?\/(?<path>.+)$/.exec(remote)?.groups ??
    /^(?:[^@/:]+@)?(?<host>[^/:]+\.[^/:]+):(?<path>[^/].*)$/.exec(remote)?.groups;
  if (!place?.host || !place.path) return undefined;
  const { host } = place;
  const path = place.path.replace(/\/+$/, '').replace(/\.git$/, '');
  const [, page] = hosts.find(([name]) => name.test(host)) ?? [];
  return page && `https://${host}/${path}/${page(encode(base), encode(branch))}`;
}

function encode(name: string): string {
  return name.split('/').map(encodeURIComponent).join('/');
}
