/** Colours are custom properties of the style sheet, so cards follow the light and dark theme without rendering again. */
const color = (name, subtle = '--muted') => ({ default: `var(${name})`, subtle: `var(${subtle})` })

const foregroundColors = {
  default: color('--ink'),
  dark: color('--ink'),
  light: color('--muted'),
  accent: color('--accent-ink', '--accent-ink'),
  good: color('--good', '--good'),
  warning: color('--warn', '--warn'),
  attention: color('--bad', '--bad'),
}

const style = (background, border) => ({
  backgroundColor: `var(${background})`,
  borderColor: `var(${border})`,
  foregroundColors,
})

/** How the card renderer draws: sizes in pixels, colours from the style sheet. */
export const hostConfig = {
  fontFamily: 'inherit',
  spacing: { small: 4, default: 10, medium: 14, large: 20, extraLarge: 28, padding: 12 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  supportsInteractivity: true,
  fontTypes: {
    default: { fontFamily: 'inherit' },
    monospace: {
      fontFamily: 'var(--mono)',
      fontSizes: { small: 12, default: 13.5, medium: 15, large: 18, extraLarge: 22 },
    },
  },
  fontSizes: { small: 12, default: 14, medium: 15.5, large: 18, extraLarge: 22 },
  fontWeights: { lighter: 300, default: 400, bolder: 620 },
  containerStyles: {
    default: style('--card', '--line'),
    emphasis: style('--soft', '--line'),
    accent: style('--accent-soft', '--line'),
    good: style('--good-soft', '--line'),
    warning: style('--warn-soft', '--line'),
    attention: style('--bad-soft', '--line'),
  },
  actions: {
    maxActions: 12,
    spacing: 'default',
    buttonSpacing: 8,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
  },
  inputs: {
    label: {
      requiredInputs: { weight: 'Bolder', size: 'Small', suffix: ' *', suffixColor: 'attention' },
      optionalInputs: { weight: 'Bolder', size: 'Small' },
      inputSpacing: 'Small',
    },
    errorMessage: { size: 'Small', color: 'attention', weight: 'Default', spacing: 'Small' },
  },
}
