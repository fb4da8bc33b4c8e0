// Color themes by what they are for. Each version of VS Code names them a little differently; these are the names in
// the version that the browser tests run.

/** A theme: its id for the setting, its label in the list of themes, and the file that the workbench's class names. */
export const themes = {
  light: { id: 'Light Modern', label: 'Light Modern', file: 'light_modern' },
  dark: { id: 'Dark Modern', label: 'Dark Modern', file: 'dark_modern' },
  highContrast: { id: 'Default High Contrast', label: 'Dark High Contrast', file: 'hc_black' },
  highContrastLight: { id: 'Default High Contrast Light', label: 'Light High Contrast', file: 'hc_light' },
} as const;

export type Theme = keyof typeof themes;
