/** On or off: all, or by topic, where what is not named is on. */
export type Switch = boolean | Readonly<Record<string, boolean>>;

/** What a client may set, as it stands under `marketing` in the editor's settings. Other editors leave it all out. */
export interface Settings {
  /** Lines above documents and ids. */
  codeLens: Switch;
  /** Figures behind values. */
  inlayHints: Switch;
  /** Whether findings about YAML and shape are shown: always, never, or unless another extension shows them. */
  schemaValidation: 'auto' | 'on' | 'off';
  /** How findings are shown that only keep a gate closed. */
  gateFindings: 'information' | 'warning' | 'off';
  /** True while another extension validates YAML by schemas. */
  otherYamlValidation: boolean;
  /** True for a client that knows the commands which lenses name. */
  commands: boolean;
  /** True for a client that asks the person itself, by `gtm/confirm`. */
  confirm: boolean;
  /** False in a folder that the user does not trust: no program is started there, git neither. */
  trusted: boolean;
}

/** Settings of a client that says nothing. */
export function defaultSettings(): Settings {
  return {
    codeLens: true,
    inlayHints: true,
    schemaValidation: 'auto',
    gateFindings: 'information',
    otherYamlValidation: false,
    commands: false,
    confirm: false,
    trusted: true,
  };
}

/** Takes over what a client sends; anything that is not a setting, or not of its type, is left alone. */
export function applySettings(settings: Settings, sent: unknown): void {
  if (sent === null || typeof sent !== 'object') return;
  const values = sent as Record<string, unknown>;
  for (const key of ['codeLens', 'inlayHints'] as const) if (isSwitch(values[key])) settings[key] = values[key];
  for (const key of ['otherYamlValidation', 'commands', 'confirm', 'trusted'] as const) {
    if (typeof values[key] === 'boolean') settings[key] = values[key];
  }
  const { schemaValidation, gateFindings } = values;
  if (schemaValidation === 'auto' || schemaValidation === 'on' || schemaValidation === 'off')
    settings.schemaValidation = schemaValidation;
  if (gateFindings === 'information' || gateFindings === 'warning' || gateFindings === 'off')
    settings.gateFindings = gateFindings;
}

function isSwitch(value: unknown): value is Switch {
  if (value === null || typeof value !== 'object') return typeof value === 'boolean';
  return !Array.isArray(value) && Object.values(value).every((item) => typeof item === 'boolean');
}

/** Whether something is on, as a whole or for one topic. */
export function isOn(setting: Switch, topic?: string): boolean {
  if (typeof setting === 'boolean') return setting;
  return topic === undefined || setting[topic] !== false;
}
