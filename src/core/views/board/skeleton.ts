import type { EmptyView } from '../model.ts';

/** What a project without a playbook offers. */
export const emptyBoard: EmptyView = {
  message: 'This project follows no playbook that has phases. Name one in marketing.yaml.',
  skeleton: `playbooks: [gtm]
`,
};
