import type { EmptyView } from '../model.ts';

/** What a project without campaigns, experiments and content offers. */
export const emptyCalendar: EmptyView = {
  message: 'Nothing has a day yet. Write a campaign with a timeline: `gtm new campaign q2-launch`.',
  skeleton: `timeline:
  start: 2026-04-06
  end: 2026-06-26
  milestones:
    - title: Ads approved
      by: 2026-04-02
      owner: Name of a person
`,
};
