import type { JourneyStage, JourneyTouchpoint } from './model.ts';

/** An id of the schema as a reader says it: `in-app` stays, `customer-success` becomes `customer success`. */
export function plain(id: string): string {
  return names[id] ?? id.replaceAll('-', ' ');
}

const names: Readonly<Record<string, string>> = {
  'in-app': 'in-app',
  linkedin: 'LinkedIn',
  sms: 'SMS',
  'retargeting-ads': 'retargeting ads',
};

/** The first letter as it stands at the beginning of a line. */
export function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Where a touchpoint happens and who acts: `Email · marketing · day 3`. */
export function contactOf({ channel, actor, day }: JourneyTouchpoint): string {
  return upper([channel, actor, day === undefined ? undefined : `day ${day}`].filter(Boolean).join(' · '));
}

/** A touchpoint in words, each sentence for itself. */
export function touchpointWords(touchpoint: JourneyTouchpoint): string[] {
  const { title, emotion, thought, owner } = touchpoint;
  const contact = contactOf(touchpoint);
  return [
    contact ? `${title}: ${contact}.` : `${title}.`,
    ...(emotion === undefined ? [] : [`Emotion ${scoreText(emotion)} of 5.`]),
    ...(thought ? [`“${thought}”`] : []),
    ...(owner ? [`Owner: ${owner}.`] : []),
  ];
}

/** A stage in words. */
export function stageWords({ name, title, owner, lasts, touchpoints }: JourneyStage): string[] {
  const count = countOf(touchpoints.length, 'touchpoint');
  return [
    title ? `${name}: ${title}` : name,
    `${upper(count)}${lasts ? `, lasts ${lasts}` : ''}.`,
    ...(owner ? [`Owner: ${owner}.`] : []),
  ];
}

/** A score as people write it: `4`, `3.5`. */
export function scoreText(score: number): string {
  return String(Math.round(score * 10) / 10);
}

/** `1 touchpoint`, `24 touchpoints`. */
export function countOf(count: number, thing: string): string {
  return `${count === 0 ? 'no' : count.toLocaleString('en-US')} ${thing}${count === 1 ? '' : 's'}`;
}
