import { list } from '../messages/format.ts';
import { defineRule } from './rule.ts';

const forms = {
  awareness: ['content-marketing', 'social-media', 'pr', 'community'],
  acquisition: ['paid-advertising', 'email-marketing', 'landing-page', 'referral-program'],
  activation: ['onboarding-emails', 'feature-announcement', 'tutorials', 'in-app-messaging'],
  retention: ['re-engagement', 'feature-adoption', 'success-stories', 'upgrade-expansion'],
} as const;

export const campaignTypeFits = defineRule({
  id: 'campaign-type-fits',
  title: 'The form of a campaign fits its type',
  description: 'Each type of campaign has four forms that it can take; `sub_type` names one of those of `type`.',
  kinds: ['campaign'],
  severity: 'warning',
  messages: {
    other: 'The campaign is for {type}, but {form} is a form of {owner} campaigns. Use {forms}, or change the type.',
    fits: '{form}, a form of {type} campaigns',
  },
  *check(document) {
    const { type, sub_type: form } = document.facts;
    if (type === undefined || form === undefined) return;
    const own: readonly string[] = forms[type];
    const owner = Object.entries(forms).find(([, list]) => (list as readonly string[]).includes(form))?.[0] ?? '';
    const path = '/sub_type';
    if (own.includes(form)) yield { evidence: 'fits', args: { type, form }, path };
    else
      yield {
        message: 'other',
        args: {
          type,
          form,
          owner,
          forms: list(
            own.map((one) => `\`${one}\``),
            'or',
          ),
        },
        path,
      };
  },
});
